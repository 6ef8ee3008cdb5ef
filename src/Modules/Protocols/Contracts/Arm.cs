namespace Confrere.Protocols.Contracts;

/// <summary>An arm as the protocol states it. Ratio is a whole number of shares.</summary>
/// <param name="StartsAfterVisit">Null when the offering opens at allocation; otherwise the visit whose survey (or closed window) opens it.</param>
/// <param name="PlainWords">What a participant of this arm reads on the day of allocation.</param>
public sealed record Arm(ArmCode Code, string Label, int Ratio, string Offering, string? StartsAfterVisit, string PlainWords)
{
    public bool StartsAtOnce => StartsAfterVisit is null;
}
