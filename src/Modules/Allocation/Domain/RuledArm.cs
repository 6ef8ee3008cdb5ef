namespace Confrere.Allocation.Domain;

/// <summary>An arm as the sealed rule holds it: its share, what it opens, and after which visit (at once when null).</summary>
internal sealed record RuledArm(string Code, int Ratio, string Offering, string? StartsAfterVisit);
