namespace Confrere.Kernel.Erasing;

/// <summary>A fact after which values were erased for good, so that what they left in files has to be overwritten too.</summary>
public sealed record ErasingFact(string Action);
