namespace Confrere.Analysis.Domain.Freeze;

/// <summary>Something from outside the programme that reached a participant before they answered the survey on which the trial is judged.</summary>
/// <param name="Kind">Its code.</param>
/// <param name="On">The day on which it began, as it was told.</param>
internal sealed record FrozenOutside(string Subject, string Kind, string On)
{
    private const string Header = "subject,kind,on";

    public static string TextOf(IEnumerable<FrozenOutside> events) => string.Concat(
        events.Select(e => $"{FrozenText.Quoted(e.Subject)},{FrozenText.Quoted(e.Kind)},{e.On}").Order(StringComparer.Ordinal).Prepend(Header).Select(line => line + "\n"));

    /// <exception cref="InvalidDataException">The text does not have the hash under which it was frozen.</exception>
    public static IReadOnlyList<FrozenOutside> Read(string text, string hash) => FrozenDataset.HashOf(text) != hash
        ? throw new InvalidDataException("What came from outside does not have its hash: it was changed after the freeze.")
        : Read(text);

    public static IReadOnlyList<FrozenOutside> Read(string text) => [.. FrozenText.Records(text).Skip(1).Select(fields => new FrozenOutside(fields[0], fields[1], fields[2]))];
}
