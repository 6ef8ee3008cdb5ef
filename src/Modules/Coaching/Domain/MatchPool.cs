using NodaTime;

namespace Confrere.Coaching.Domain;

/// <summary>
/// Matches a whole pool at once: as many people as the hard rules and the coaches' room allow, and among all such matches the one that
/// fits best. Up to <see cref="Whole"/> pairs every allowed pair takes part and the result is the optimum; beyond it each person brings
/// their best <see cref="Sparse"/> coaches, more are added until the cover is provably the largest, and the quality is the best among
/// the pairs that took part. Deterministic: it depends on the pool and on nothing else.
/// </summary>
internal sealed class MatchPool
{
    public const long Whole = 1_000_000;
    public const int Sparse = 40;

    private readonly IReadOnlyList<Seeker> _seekers;
    private readonly IReadOnlyList<Candidate> _coaches;
    private readonly PairTable _table;
    private readonly int[] _room;
    private readonly int[] _kept;

    /// <param name="standing">Pairs that stand, seeker to coach: kept as they are as long as no rule speaks against them.</param>
    public MatchPool(
        IReadOnlyList<Seeker> seekers, IReadOnlyList<Candidate> coaches, Ties ties, Instant now, bool neverSameSpecialty = false,
        IReadOnlyDictionary<int, int>? standing = null)
    {
        (_seekers, _coaches) = (seekers, coaches);
        _table = new(seekers, coaches, ties, now, neverSameSpecialty);
        _room = [.. coaches.Select(coach => coach.Room)];
        _kept = [.. Enumerable.Repeat(-1, seekers.Count)];
        foreach (var (seeker, coach) in (standing ?? new Dictionary<int, int>()).OrderBy(pair => pair.Key)) Keep(seeker, coach);
    }

    public PairTable Table => _table;

    public async Task<MatchPlan> Solve(IProgress<MatchProgress>? progress = null, CancellationToken cancellation = default)
    {
        var plan = Task.Run(() => SolveNow(progress, cancellation), cancellation);
        // The native solver cannot be interrupted; who cancels does not wait for it.
        return await plan.WaitAsync(cancellation);
    }

    private MatchPlan SolveNow(IProgress<MatchProgress>? progress, CancellationToken cancellation)
    {
        progress?.Report(new("Judging the pairs", 0));
        var open = Enumerable.Range(0, _seekers.Count).Where(seeker => _kept[seeker] < 0).ToList();
        var most = (long)open.Count * _coaches.Count <= Whole ? _coaches.Count : Sparse;
        var arcs = new SparsePairs(_table, open, _room, most, progress, cancellation);
        var places = Places();
        var coaches = Assignment.Solve(open.Count, places, arcs.All);
        for (var round = 1; arcs.Widen(coaches); round++)
        {
            cancellation.ThrowIfCancellationRequested();
            progress?.Report(new($"Looking for a coach for those who have none, turn {round}", 0.6));
            coaches = Assignment.Solve(open.Count, places, arcs.All);
        }
        progress?.Report(new("Explaining", 0.9));
        return Plan(open, coaches, cancellation);
    }

    private MatchPlan Plan(List<int> open, int[] coaches, CancellationToken cancellation)
    {
        var result = (int[])_kept.Clone();
        for (var index = 0; index < open.Count; index++) result[open[index]] = coaches[index];
        return new(result, CostOf(result), new Explanations(_table, _coaches, result, seeker => _kept[seeker] >= 0, cancellation).All());
    }

    private void Keep(int seeker, int coach)
    {
        if (_room[coach] == 0 || _table.Barriers(seeker, coach) != MatchRules.None) return;
        _kept[seeker] = coach;
        _room[coach]--;
    }

    private List<IReadOnlyList<long>> Places() =>
    [
        .. _coaches.Select((coach, index) => (IReadOnlyList<long>)[.. Enumerable.Range(coach.Load + coach.Room - _room[index], _room[index]).Select(load => (long)PairTable.Crowding(coach, load))]),
    ];

    private long CostOf(int[] coaches)
    {
        var (cost, loads) = (0L, _coaches.Select(coach => coach.Load).ToArray());
        for (var seeker = 0; seeker < coaches.Length; seeker++)
            if (coaches[seeker] is >= 0 and var coach) cost += PairTable.Crowding(_coaches[coach], loads[coach]++) - _table.Score(seeker, coach);
        return cost;
    }
}
