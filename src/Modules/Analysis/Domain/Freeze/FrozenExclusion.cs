namespace Confrere.Analysis.Domain.Freeze;

/// <summary>Something that the freeze left out, of whom, and by which rule. The visit is empty when it is the participant as a whole.</summary>
internal sealed record FrozenExclusion(string Subject, string Visit, string Reason)
{
    public const string NotAllocated = "consented, but not allocated by the day of the freeze";
    public const string NotInTheDraw = "was not in the draw whose arms are compared, or not by the day of the freeze";
    public const string AnsweredAfterLeaving = "answered after leaving the study; what was answered until then stays";

    public const string CorrectedLater = "corrected by the participant; the corrected answers count, and those sent first are left out";

    private const string Header = "subject,visit,reason";

    public static string TextOf(IEnumerable<FrozenExclusion> exclusions) => string.Concat(
        exclusions.Select(e => $"{FrozenText.Quoted(e.Subject)},{FrozenText.Quoted(e.Visit)},{FrozenText.Quoted(e.Reason)}").Order(StringComparer.Ordinal).Prepend(Header)
            .Select(line => line + "\n"));

    public static IReadOnlyList<FrozenExclusion> Read(string text) =>
        [.. FrozenText.Records(text).Skip(1).Select(fields => new FrozenExclusion(fields[0], fields[1], fields[2]))];
}
