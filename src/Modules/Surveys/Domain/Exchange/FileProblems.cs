namespace Confrere.Surveys.Domain.Exchange;

/// <summary>Everything that is wrong with a file. The first ones are kept and the rest counted: a file of a million bad rows is told in a page.</summary>
internal sealed class FileProblems(string file)
{
    private const int MostKept = 200;
    private const int LongestShown = 80;
    private readonly List<FileProblem> _kept = [];
    private long _count;

    public bool Any => _count > 0;

    public IReadOnlyList<FileProblem> Kept => _kept;

    public long NotShown => _count - _kept.Count;

    public void Note(string sentence) => Add(new(file, null, null, sentence));

    public void Note(long row, string sentence) => Add(new(file, row, null, sentence));

    public void Note(long row, string column, string sentence) => Add(new(file, row, Shown(column), sentence));

    /// <summary>A text out of the file as it may stand in a sentence: on one line and not a page long.</summary>
    public static string Shown(string text)
    {
        var plain = Plain(text);
        return plain.Length <= LongestShown ? plain : $"{plain[..LongestShown]}...";
    }

    private void Add(FileProblem problem)
    {
        _count++;
        if (_kept.Count < MostKept) _kept.Add(problem with { Sentence = Plain(problem.Sentence) });
    }

    // A terminal obeys control characters, and sentences quote the file.
    private static string Plain(string text) => string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter));
}
