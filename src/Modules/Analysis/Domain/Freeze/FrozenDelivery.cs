using System.Globalization;

namespace Confrere.Analysis.Domain.Freeze;

/// <summary>
/// Sessions held by the day of the freeze. They tell the coached from the waiting, so they are frozen under a hash of their own, lie
/// encrypted beside the masked set, and join it when the arms are opened.
/// </summary>
internal static class FrozenDelivery
{
    private const string Header = "subject,sessions-held,before-comparison,coach";
    private const string Groups = ",group";

    /// <summary>The last column is there when anybody met in a group.</summary>
    public static string TextOf(IReadOnlyCollection<KeyValuePair<string, Delivered>> delivered)
    {
        var hasGroups = delivered.Any(pair => pair.Value.Group is not null);
        return string.Concat(delivered.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => Line(pair.Key, pair.Value, hasGroups)).Prepend(hasGroups ? Header + Groups : Header).Select(line => line + "\n"));
    }

    private static string Line(string subject, Delivered given, bool hasGroups) => string.Create(CultureInfo.InvariantCulture,
        $"{FrozenText.Quoted(subject)},{given.Held},{given.BeforeComparison},{FrozenText.Quoted(given.Coach ?? "")}{(hasGroups ? "," + FrozenText.Quoted(given.Group ?? "") : "")}");

    /// <exception cref="InvalidDataException">The text does not have the hash under which it was frozen.</exception>
    public static IReadOnlyDictionary<string, Delivered> Read(string text, string hash) => FrozenDataset.HashOf(text) != hash
        ? throw new InvalidDataException("The frozen sessions do not have their hash: they were changed after the freeze.")
        : FrozenText.Records(text).Skip(1).ToDictionary(fields => fields[0],
            fields => new Delivered(int.Parse(fields[1], CultureInfo.InvariantCulture), fields[2].Length == 0 ? null : int.Parse(fields[2], CultureInfo.InvariantCulture), fields[3].Length == 0 ? null : fields[3], fields.Length < 5 || fields[4].Length == 0 ? null : fields[4]));
}
