using Confrere.Analysis.Domain.Results;

namespace Confrere.Analysis.Domain.Plan;

/// <summary>What a published trial found for an outcome at a visit: the report shows it beside our own difference.</summary>
/// <param name="Limits">As printed.</param>
internal sealed record PublishedComparison(string Outcome, string Visit, double Difference, Limits Limits, string Source);
