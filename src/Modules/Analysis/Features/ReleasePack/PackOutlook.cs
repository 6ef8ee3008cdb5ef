using Confrere.Analysis.Contracts;
using Confrere.Coaching.Contracts;

namespace Confrere.Analysis.Features.ReleasePack;

/// <summary>What the page says beside the result: what coaching cost, and what other trials let one expect.</summary>
internal sealed record PackOutlook(CoachingCosts Costs, ExpectedDifference? Expected);
