namespace Confrere.Analysis.Domain.Results;

/// <summary>Sessions held before the freeze, by arm: how much of the offering was given.</summary>
internal sealed record Delivery(Description Treated, Description Control, string Hash);
