using System.Security.Cryptography;
using System.Text;

namespace Confrere.Analysis.Domain.Freeze;

/// <summary>
/// A dataset that cannot change any more: long format, rows in ordinal order of subject, visit and variable, line feeds, UTF-8 without
/// a mark, numbers in the shortest text that reads back the same. Equal contents give equal bytes and so an equal hash.
/// </summary>
internal sealed class FrozenDataset
{
    private const string Header = "subject,visit,variable,value";
    private const string DictionaryHeader = "variable,label,type,unit,values";

    private FrozenDataset(string text, string dictionary, IReadOnlyList<FrozenRow> rows) =>
        (Text, Dictionary, Rows, Hash, DictionaryHash) = (text, dictionary, rows, HashOf(text), HashOf(dictionary));

    public string Text { get; }
    public string Dictionary { get; }
    public IReadOnlyList<FrozenRow> Rows { get; }

    /// <summary>SHA-256 of the text, in lower-case hexadecimal.</summary>
    public string Hash { get; }

    public string DictionaryHash { get; }

    public static FrozenDataset Of(IEnumerable<FrozenRow> rows, IReadOnlyList<FrozenVariable> dictionary)
    {
        var ordered = rows.OrderBy(row => row.Subject, StringComparer.Ordinal).ThenBy(row => row.Visit, StringComparer.Ordinal)
            .ThenBy(row => row.Variable, StringComparer.Ordinal).ToList();
        var text = Lines(Header, ordered.Select(row => Line(row.Subject, row.Visit, row.Variable, row.Value)));
        return new(text, Lines(DictionaryHeader, dictionary.Select(v => Line(v.Variable, v.Label, v.Type, v.Unit, v.Values))), ordered);
    }

    /// <summary>Reads a frozen text back; the analysis always goes through this, so that it sees what was frozen and nothing else.</summary>
    /// <exception cref="InvalidDataException">The text does not have the hash under which it was frozen.</exception>
    public static FrozenDataset Read(string text, string dictionary, string hash)
    {
        if (HashOf(text) != hash) throw new InvalidDataException("The frozen dataset does not have its hash: it was changed after the freeze.");
        var rows = FrozenText.Records(text).Skip(1).Select(fields => new FrozenRow(fields[0], fields[1], fields[2], fields[3]));
        return new(text, dictionary, [.. rows]);
    }

    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Lines(string header, IEnumerable<string> lines) => string.Join('\n', lines.Prepend(header)) + "\n";

    private static string Line(params ReadOnlySpan<string> fields)
    {
        var line = new StringBuilder();
        for (var i = 0; i < fields.Length; i++) line.Append(i == 0 ? "" : ",").Append(FrozenText.Quoted(fields[i]));
        return line.ToString();
    }
}
