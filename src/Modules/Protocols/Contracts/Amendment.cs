namespace Confrere.Protocols.Contracts;

/// <summary>Why this version replaces the one before it, and from which day.</summary>
/// <param name="AsksConsentAgain">Those who take part already are asked whether they agree to this version too; until then theirs stays in force for them.</param>
public sealed record Amendment(string Reason, NodaTime.LocalDate EffectiveOn, bool AsksConsentAgain);
