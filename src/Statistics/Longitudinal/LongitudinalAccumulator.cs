namespace Confrere.Statistics.Longitudinal;

/// <summary>Sufficient statistics of a longitudinal Gaussian model: cross-products of design and outcome by visit pattern.</summary>
/// <remarks>
/// <para>Definition: for each set of visits (and each covariance group) the sum over subjects of z z', where z stacks (x, y) of the subject's
/// visits. Everything that a fit of <see cref="Mmrm.MmrmModel"/> needs except robust standard errors is a function of these sums.</para>
/// <para>Assumptions: none; the sums are algebra. Missing outcomes: leave the visit out; a subject without any visit adds nothing.</para>
/// <para>Method and cost: one pass, (m(p+1))^2/2 multiplications a subject seen m times, memory independent of the number of subjects.
/// Each sum carries about 106 bits, so that adding, removing and merging in any order agree after rounding to double unless a sum lies
/// within 1e-30 of a rounding boundary; sums of numbers with few digits (scores, indicators) are exact. Not safe for concurrent
/// writers: give each thread its own accumulator and <see cref="Merge"/>.</para>
/// <para>No part of it identifies a subject except where a pattern has very few of them: see <see cref="SmallestPattern"/>.</para>
/// <para>Source: specification 2.3.</para>
/// </remarks>
public sealed class LongitudinalAccumulator
{
    /// <summary>Most visits that one accumulator can tell apart.</summary>
    public const int MostVisits = 64;

    private readonly Dictionary<(int Group, ulong Visits), PatternSums> _patterns = [];
    private PatternSums? _latest;

    /// <summary>Makes an empty accumulator for one design.</summary>
    /// <param name="visits">Labels of the visits in time order, at most 64.</param>
    /// <param name="columns">Names of the design's columns, the intercept included.</param>
    /// <param name="groups">Labels of the covariance groups; one unnamed group when absent.</param>
    /// <exception cref="ArgumentException">A list is empty, holds a label twice, or names more than 64 visits.</exception>
    public LongitudinalAccumulator(IReadOnlyList<string> visits, IReadOnlyList<string> columns, IReadOnlyList<string>? groups = null)
    {
        Visits = Labels(visits, "visit");
        Columns = Labels(columns, "column");
        Groups = groups is null ? [""] : Labels(groups, "group");
        if (visits.Count > MostVisits)
        {
            throw new ArgumentException($"There are {visits.Count} visits; an accumulator tells at most {MostVisits} apart.", nameof(visits));
        }
    }

    /// <summary>Visit labels in time order.</summary>
    public IReadOnlyList<string> Visits { get; }

    /// <summary>Design column names.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>Covariance group labels; a single empty label when the covariance is common.</summary>
    public IReadOnlyList<string> Groups { get; }

    /// <summary>Subjects with at least one outcome.</summary>
    public long SubjectCount => _patterns.Values.Sum(p => p.Subjects);

    /// <summary>Outcomes summed so far.</summary>
    public long RowCount => _patterns.Values.Sum(p => p.Subjects * p.VisitIndices.Length);

    /// <summary>Number of different sets of visits (by group) that were seen.</summary>
    public int PatternCount => _patterns.Values.Count(p => p.Subjects > 0);

    /// <summary>Subjects in the rarest pattern, 0 when empty: below a site's disclosure threshold the sums must not leave the site.</summary>
    public long SmallestPattern => _patterns.Values.Where(p => p.Subjects > 0).Select(p => p.Subjects).DefaultIfEmpty(0).Min();

    internal IEnumerable<PatternSums> Patterns =>
        _patterns.Values.Where(p => p.Subjects > 0).OrderBy(p => p.Group).ThenBy(p => p.Visits);

    /// <summary>Adds one subject.</summary>
    /// <param name="visits">Indices into <see cref="Visits"/>, any order, each at most once; m of them.</param>
    /// <param name="design">m rows of the design one behind the other, each as long as <see cref="Columns"/>.</param>
    /// <param name="outcomes">m outcomes.</param>
    /// <param name="group">Index into <see cref="Groups"/>.</param>
    /// <exception cref="ArgumentException">A length or index does not fit, a visit comes twice, or a number is not finite. Nothing is added.</exception>
    public void Add(ReadOnlySpan<int> visits, ReadOnlySpan<double> design, ReadOnlySpan<double> outcomes, int group = 0)
    {
        if (visits.Length > 0)
        {
            Find(visits, design, outcomes, group, create: true)!.Accumulate(1);
        }
    }

    /// <summary>Takes one subject out again; the arguments are those with which it was added.</summary>
    /// <param name="visits">As in <see cref="Add"/>.</param>
    /// <param name="design">As in <see cref="Add"/>.</param>
    /// <param name="outcomes">As in <see cref="Add"/>.</param>
    /// <param name="group">As in <see cref="Add"/>.</param>
    /// <exception cref="ArgumentException">As in <see cref="Add"/>.</exception>
    /// <exception cref="InvalidOperationException">No subject with these visits is in the accumulator.</exception>
    public void Remove(ReadOnlySpan<int> visits, ReadOnlySpan<double> design, ReadOnlySpan<double> outcomes, int group = 0)
    {
        if (visits.Length == 0)
        {
            return;
        }
        PatternSums? pattern = Find(visits, design, outcomes, group, create: false);
        if (pattern is null || pattern.Subjects == 0)
        {
            throw new InvalidOperationException("No subject with these visits is in the accumulator, so none can be removed.");
        }
        pattern.Accumulate(-1);
        if (pattern.Subjects == 0)
        {
            // What rounding left behind must not outlive the last subject.
            pattern.Clear();
        }
    }

    /// <summary>Adds everything that another accumulator of the same design holds; the other stays as it is.</summary>
    /// <param name="other">An accumulator with equal visits, columns and groups.</param>
    /// <exception cref="ArgumentException">The designs differ; the sentence names the list that does.</exception>
    public void Merge(LongitudinalAccumulator other)
    {
        ArgumentNullException.ThrowIfNull(other);
        RequireSame(Visits, other.Visits, "visits");
        RequireSame(Columns, other.Columns, "columns");
        RequireSame(Groups, other.Groups, "groups");
        foreach (PatternSums pattern in other.Patterns.ToArray())
        {
            Pattern(pattern.Group, pattern.Visits).Merge(pattern);
        }
    }

    /// <summary>Forgets every subject and keeps the memory, for the next of many fits of one design.</summary>
    public void Clear()
    {
        foreach (PatternSums pattern in _patterns.Values)
        {
            pattern.Clear();
        }
    }

    /// <summary>Writes the sums; the format is versioned and carries a checksum.</summary>
    /// <param name="destination">A writable stream; it stays open.</param>
    public void Write(Stream destination) => AccumulatorFormat.Write(this, destination);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="source">A readable stream; it stays open.</param>
    /// <returns>An accumulator equal to the written one, bit for bit.</returns>
    /// <exception cref="InvalidDataException">Not an accumulator, an unknown version, cut short, or altered.</exception>
    public static LongitudinalAccumulator Read(Stream source) => AccumulatorFormat.Read(source);

    internal PatternSums Pattern(int group, ulong visits)
    {
        if (_latest is not null && _latest.Group == group && _latest.Visits == visits)
        {
            return _latest;
        }
        if (!_patterns.TryGetValue((group, visits), out PatternSums? pattern))
        {
            pattern = new PatternSums(group, visits, Columns.Count + 1);
            _patterns.Add((group, visits), pattern);
        }
        return _latest = pattern;
    }

    private PatternSums? Find(ReadOnlySpan<int> visits, ReadOnlySpan<double> design, ReadOnlySpan<double> outcomes, int group, bool create)
    {
        ulong mask = Mask(visits);
        RequireShape(visits.Length, design, outcomes, group);
        if (!create && !_patterns.ContainsKey((group, mask)))
        {
            return null;
        }
        PatternSums pattern = Pattern(group, mask);
        Stack(pattern, visits, design, outcomes);
        return pattern;
    }

    private ulong Mask(ReadOnlySpan<int> visits)
    {
        ulong mask = 0;
        foreach (int visit in visits)
        {
            if ((uint)visit >= (uint)Visits.Count)
            {
                throw new ArgumentException($"Visit index {visit} is outside the {Visits.Count} declared visits.", nameof(visits));
            }
            if ((mask & 1UL << visit) != 0)
            {
                throw new ArgumentException($"Visit '{Visits[visit]}' comes twice for one subject.", nameof(visits));
            }
            mask |= 1UL << visit;
        }
        return mask;
    }

    private void RequireShape(int rows, ReadOnlySpan<double> design, ReadOnlySpan<double> outcomes, int group)
    {
        if (design.Length != rows * Columns.Count || outcomes.Length != rows)
        {
            throw new ArgumentException(
                $"{rows} visits need {rows * Columns.Count} design values and {rows} outcomes, not {design.Length} and {outcomes.Length}.", nameof(design));
        }
        if ((uint)group >= (uint)Groups.Count)
        {
            throw new ArgumentException($"Group index {group} is outside the {Groups.Count} declared groups.", nameof(group));
        }
        for (int i = 0; i < design.Length; i++)
        {
            if (!double.IsFinite(design[i]))
            {
                throw new ArgumentException($"Column '{Columns[i % Columns.Count]}' holds {design[i]} in row {i / Columns.Count} of this subject; a finite number is needed.", nameof(design));
            }
        }
        for (int i = 0; i < rows; i++)
        {
            if (!double.IsFinite(outcomes[i]))
            {
                throw new ArgumentException($"The outcome in row {i} of this subject is {outcomes[i]}; leave a missing visit out.", nameof(outcomes));
            }
        }
    }

    private static void Stack(PatternSums pattern, ReadOnlySpan<int> visits, ReadOnlySpan<double> design, ReadOnlySpan<double> outcomes)
    {
        int p = pattern.RowWidth - 1;
        for (int row = 0; row < visits.Length; row++)
        {
            int at = pattern.VisitIndices.AsSpan().IndexOf(visits[row]) * (p + 1);
            design.Slice(row * p, p).CopyTo(pattern.Stacked.AsSpan(at));
            pattern.Stacked[at + p] = outcomes[row];
        }
    }

    private static string[] Labels(IReadOnlyList<string> labels, string kind)
    {
        ArgumentNullException.ThrowIfNull(labels);
        if (labels.Count == 0)
        {
            throw new ArgumentException($"At least one {kind} is needed.");
        }
        string? twice = labels.GroupBy(l => l, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1)?.Key;
        return twice is null ? [.. labels] : throw new ArgumentException($"The {kind} '{twice}' is declared twice.");
    }

    private static void RequireSame(IReadOnlyList<string> mine, IReadOnlyList<string> theirs, string what)
    {
        if (!mine.SequenceEqual(theirs, StringComparer.Ordinal))
        {
            throw new ArgumentException($"The {what} differ ([{string.Join(", ", mine)}] and [{string.Join(", ", theirs)}]); only accumulators of one design can be merged.");
        }
    }
}
