namespace Confrere.Analysis.Domain.Results;

/// <summary>How many of those measured before and at the visit became worse by at least so many points.</summary>
internal sealed record Worsening(double Points, Share Treated, Share Control, Limits TreatedLimits, Limits ControlLimits);
