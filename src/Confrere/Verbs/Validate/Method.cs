using Confrere.Statistics.Data;
using Confrere.Statistics.Inference;

namespace Confrere.App.Verbs.Validate;

/// <summary>One way to analyse the data of a scenario.</summary>
/// <param name="Estimator">Which estimator of the page it belongs to.</param>
/// <param name="Name">What tells it from the other analyses of the same data.</param>
/// <param name="Analyse">The estimated effect, null when the fit did not converge.</param>
/// <param name="IsControl">Whether its assumptions are broken on purpose, so that its test must fail.</param>
internal sealed record Method(string Estimator, string Name, Func<Frame, Estimate?> Analyse, bool IsControl = false);
