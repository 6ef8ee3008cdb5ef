namespace Confrere.Coaching.Domain;

/// <summary>The allowed pairs that take part in a match: the best of each person, and more where that leaves somebody without a coach.</summary>
internal sealed class SparsePairs
{
    private readonly PairTable _table;
    private readonly IReadOnlyList<int> _seekers;
    private readonly int[] _room;
    private readonly int _most;
    private readonly List<int>[] _coachesOf;

    public SparsePairs(PairTable table, IReadOnlyList<int> seekers, int[] room, int most, IProgress<MatchProgress>? progress, CancellationToken cancellation)
    {
        (_table, _seekers, _room, _most) = (table, seekers, room, most);
        _coachesOf = new List<int>[seekers.Count];
        var done = 0;
        Parallel.For(0, seekers.Count, new ParallelOptions { CancellationToken = cancellation }, index =>
        {
            _coachesOf[index] = Best(index, coach => true);
            if (Interlocked.Increment(ref done) % 1000 == 0) progress?.Report(new($"{done} of {seekers.Count} people judged with every coach", 0.5 * done / seekers.Count));
        });
    }

    public List<MatchArc> All =>
        [.. _coachesOf.SelectMany((coaches, index) => coaches.Select(coach => new MatchArc(index, coach, -_table.Score(_seekers[index], coach))))];

    /// <summary>
    /// Adds pairs by which somebody without a coach might still get one, and says whether there were any. From a person without a coach
    /// one reaches their coaches, from those the people matched with them, and so on; a larger match needs a pair that leads out of what
    /// is reached (Berge 1957). When no allowed pair does, the cover is the largest there is.
    /// </summary>
    public bool Widen(int[] coaches)
    {
        if (_seekers.Count == 0 || coaches.Count(coach => coach >= 0) == Math.Min(_seekers.Count, _room.Sum())) return false;
        var (people, reached) = Reach(coaches);
        var added = false;
        foreach (var index in people)
        {
            var further = Best(index, coach => !reached.Contains(coach));
            _coachesOf[index].AddRange(further);
            added |= further.Count > 0;
        }
        return added;
    }

    private (HashSet<int> People, HashSet<int> Coaches) Reach(int[] coaches)
    {
        var matched = Enumerable.Range(0, coaches.Length).Where(index => coaches[index] >= 0).ToLookup(index => coaches[index]);
        var (people, reached) = (Enumerable.Range(0, coaches.Length).Where(index => coaches[index] < 0).ToHashSet(), new HashSet<int>());
        var waiting = new Queue<int>(people);
        while (waiting.TryDequeue(out var index))
            foreach (var coach in _coachesOf[index].Where(reached.Add))
                foreach (var other in matched[coach].Where(people.Add)) waiting.Enqueue(other);
        return (people, reached);
    }

    private List<int> Best(int index, Func<int, bool> isAsked)
    {
        var seeker = _seekers[index];
        var allowed = new List<int>();
        for (var coach = 0; coach < _room.Length; coach++)
            if (_room[coach] > 0 && isAsked(coach) && _table.Barriers(seeker, coach) == MatchRules.None) allowed.Add(coach);
        if (allowed.Count <= _most) return allowed;
        // Of coaches who fit equally well each person brings others, or all would crowd on the same few.
        return [.. allowed.OrderByDescending(coach => _table.Score(seeker, coach)).ThenBy(coach => Mixed(seeker, coach)).Take(_most)];
    }

    private static uint Mixed(int seeker, int coach)
    {
        var mixed = unchecked((uint)seeker * 2654435761u ^ ((uint)coach * 2246822519u + 374761393u));
        return unchecked((mixed ^ (mixed >> 15)) * 2246822519u);
    }
}
