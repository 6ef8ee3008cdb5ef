using Confrere.Protocols.Contracts;
using NodaTime;

namespace Confrere.Protocols.Domain;

/// <summary>What an amendment may not do. The draw is sealed and the threshold promised: whoever needs another starts another programme.</summary>
internal static class AmendmentRules
{
    private static readonly string[] Fixed = ["key", "randomisation", "disclosure"];
    private static readonly string[] FixedOfAnArm = ["code", "ratio", "offering", "startsAfterVisit"];

    /// <param name="latest">The version with the highest number, in force or not.</param>
    /// <param name="inForceFrom">The day from which that version counts.</param>
    /// <param name="today">The earliest day that it is anywhere on earth: nobody is refused for living west of Greenwich.</param>
    /// <returns>One sentence for each thing that stands against it.</returns>
    public static IReadOnlyList<string> Against(Protocol latest, LocalDate inForceFrom, Protocol next, LocalDate today)
    {
        var sentences = new List<string>();
        if (next.Version != latest.Version + 1) sentences.Add($"The document says version {next.Version}; the version after {latest.Version} is {latest.Version + 1}.");
        if (next.Amendment is { } amendment && amendment.EffectiveOn < LocalDate.Max(today, inForceFrom))
            sentences.Add($"It would count from {amendment.EffectiveOn:yyyy-MM-dd}; {(inForceFrom > today ? $"version {latest.Version} counts from {inForceFrom:yyyy-MM-dd}, and this one cannot come before" : "an amendment does not reach back")}. Write a later effectiveOn.");
        var changes = ProtocolDiff.Between(latest, next);
        var isDrawn = latest.Boosters?.Who == BoosterRules.Drawn || next.Boosters?.Who == BoosterRules.Drawn;
        sentences.AddRange(changes.Where(change => IsFixed(change) || isDrawn && IsFixedOfSecondDraw(change)).Select(change => $"{change.Path} cannot be amended: it decides the draw, or was promised at the start."));
        if (changes.Any(change => change.Path.StartsWith("consent.", StringComparison.Ordinal)) && next.Consent.Version == latest.Consent.Version)
            sentences.Add($"The consent text differs and still calls itself \"{next.Consent.Version}\". Give it a version of its own in consent.version: a signature states which words were read.");
        if (next.Safety is { Contacts.Count: 0 })
            sentences.Add("It asks for answers that show confidential help and names nobody who helps. Write safety.contacts: people are taking part.");
        if (changes.All(change => change.Path == "version" || change.Path.StartsWith("amendment.", StringComparison.Ordinal))) sentences.Add("Nothing is different besides the version.");
        return sentences;
    }

    private static bool IsFixed(ProtocolChange change) =>
        Fixed.Any(part => change.Path == part || change.Path.StartsWith(part + ".", StringComparison.Ordinal))
        || change.Path.StartsWith("arms[", StringComparison.Ordinal) && FixedOfAnArm.Any(field => change.Path.EndsWith("]." + field, StringComparison.Ordinal));

    // It is sealed with the first draw, so it cannot come, go or change later.
    private static bool IsFixedOfSecondDraw(ProtocolChange change) =>
        change.Path is "boosters.who" or "boosters.afterVisit" || change.Path.StartsWith("boosters.randomisation.", StringComparison.Ordinal)
        || change.Path.StartsWith("boosters.arms[", StringComparison.Ordinal) && FixedOfAnArm.Any(field => change.Path.EndsWith("]." + field, StringComparison.Ordinal));
}
