using NodaTime;

namespace Confrere.Protocols.Contracts;

/// <summary>A version of a programme's protocol: when it counts, and why it came.</summary>
/// <param name="Reason">Null in the version with which the programme began, unless that was an amendment itself.</param>
/// <param name="EffectiveOn">In force from the beginning of this day in UTC, until a later version's day.</param>
/// <param name="AsksConsentAgain">Whoever consented to an earlier version is asked again; until they agree, theirs stays in force for them.</param>
public sealed record ProtocolVersion(
    int Version, string ProtocolHash, string ConsentVersion, string ConsentHash, string? Reason, LocalDate EffectiveOn, bool AsksConsentAgain, Instant AddedAt);
