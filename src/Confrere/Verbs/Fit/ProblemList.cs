namespace Confrere.App.Verbs.Fit;

/// <summary>Everything that is wrong in one file, so that its author mends it once.</summary>
internal sealed class ProblemList(string file)
{
    // A column of a million words is one mistake, not a million sentences.
    private const int MostOfAKind = 5;
    private readonly List<Problem> _found = [];
    private readonly Dictionary<string, int> _counts = [];

    public string File => file;

    public bool Any => _found.Count > 0;

    public void Add(long? line, string? field, string what, string remedy = "") => _found.Add(new(file, line, field, what, remedy));

    /// <summary>Names the first few of a kind and says that there are more.</summary>
    public void AddRepeated(string kind, long line, string? field, string what, string remedy)
    {
        var count = _counts[kind] = _counts.GetValueOrDefault(kind) + 1;
        if (count <= MostOfAKind) Add(line, field, what, remedy);
    }

    public IReadOnlyList<Problem> All() =>
    [
        .. _found.OrderBy(p => p.Line ?? 0),
        .. _counts.Where(c => c.Value > MostOfAKind).Select(c => new Problem(file, null, c.Key, $"{c.Value - MostOfAKind} more lines have the same problem.", "")),
    ];

    public void ThrowIfAny()
    {
        if (Any) throw new RefusedInputException(All());
    }
}
