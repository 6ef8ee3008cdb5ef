using Confrere.Analysis.Contracts;
using Confrere.Evidence.Contracts;

namespace Confrere.Evidence.Features.ShowEvidence;

/// <summary>The evidence as the sponsor's page asks for it.</summary>
internal sealed class WhatToExpect(IExpectations expectations) : IWhatToExpect
{
    public async Task<ExpectedDifference?> OnScale(string scale) => await expectations.For(scale) is { } pooled
        ? new(pooled.Studies, pooled.People, pooled.Estimate, pooled.Lower, pooled.Upper, pooled.PredictionLower, pooled.PredictionUpper) : null;
}
