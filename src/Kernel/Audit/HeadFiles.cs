namespace Confrere.Kernel.Audit;

/// <summary>Heads in files: a file may hold one head, or a mail with one in it; a folder is read file by file.</summary>
public static class HeadFiles
{
    private const string Pattern = "head-*.txt";

    /// <summary>The heads that a witness's folder holds; none when it is not there.</summary>
    public static IEnumerable<KeptHead> In(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, Pattern).Order(StringComparer.Ordinal).Select(Read) : [];

    public static KeptHead Read(string file)
    {
        // Mail programs save with line ends of their own.
        var text = File.ReadAllText(file).ReplaceLineEndings("\n");
        var begin = text.IndexOf(HeadSigner.Origin + "\n", StringComparison.Ordinal);
        return new(file, begin < 0 ? text : text[begin..]);
    }
}
