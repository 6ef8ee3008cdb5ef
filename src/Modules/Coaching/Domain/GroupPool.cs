using System.Numerics;
using NodaTime;

namespace Confrere.Coaching.Domain;

/// <summary>
/// Puts people together in groups, each with a coach: from different departments, with no tie and no hard rule between any of them and between
/// them and the coach, at a time of the week at which all are free. Whoever has waited longest comes first and gets the coach and the companions
/// with whom most hours are shared; afterwards no further group of that size can be made of those who are left, among the companions that are
/// looked at. Not the largest number of groups that could be made: with few waiting at a time it is the same. Pure.
/// </summary>
/// <param name="seekers">In the order in which they wait.</param>
/// <param name="room">How many more each coach takes; a group counts as one, because it meets in one hour.</param>
internal sealed class GroupPool(IReadOnlyList<Seeker> seekers, IReadOnlyList<Candidate> coaches, Ties ties, Instant now, int[] room, bool neverSameSpecialty = false)
{
    public const int Smallest = 2;

    /// <summary>With so many companions to choose from the search stays below fifty thousand combinations a coach, for groups of up to six.</summary>
    public const int MostCompanions = 24;

    private static readonly Duration Half = Duration.FromMinutes(30);
    private readonly PairTable _table = new(seekers, coaches, ties, now, neverSameSpecialty);
    private readonly List<IReadOnlyList<Instant>> _offered = [.. coaches.Select(coach => Slots.Offered(coach.Hours, coach.Zone, now, now + Duration.FromDays(7), Half))];
    private readonly Dictionary<(int Seeker, int Coach), BigInteger> _shared = [];
    private readonly HashSet<int> _placed = [];

    public bool IsPlaced(int seeker) => _placed.Contains(seeker);

    /// <summary>As many groups of this size as can be made of those not placed yet, each around somebody of <paramref name="first"/>.</summary>
    public IReadOnlyList<ProposedGroup> Form(int size, IReadOnlyCollection<int> first, IReadOnlyList<int> among)
    {
        var groups = new List<ProposedGroup>();
        foreach (var seeker in first)
        {
            if (_placed.Contains(seeker) || Around(seeker, size, among) is not { } group) continue;
            groups.Add(group);
            _placed.UnionWith(group.Members);
            room[group.Coach]--;
        }
        return groups;
    }

    private ProposedGroup? Around(int seeker, int size, IReadOnlyList<int> among)
    {
        (ProposedGroup Group, int Score)? best = null;
        foreach (var coach in Enumerable.Range(0, coaches.Count).Where(coach => room[coach] > 0 && IsOpen(seeker, coach)))
        {
            var others = among.Where(other => other != seeker && !_placed.Contains(other) && IsOpen(other, coach) && GoTogether(seeker, other)).Take(MostCompanions).ToList();
            foreach (var (members, shared) in Combinations(coach, [seeker], Shared(seeker, coach), others, size))
            {
                var halves = (int)BigInteger.PopCount(shared);
                var score = Math.Min(halves, 2 * PairTable.MostHours) * (PairTable.Point / 2) - PairTable.Crowding(coaches[coach], coaches[coach].Capacity - room[coach]);
                if (best is null || score > best.Value.Score) best = (new(coach, members, halves / 2.0), score);
            }
        }
        return best?.Group;
    }

    private IEnumerable<(int[] Members, BigInteger Shared)> Combinations(int coach, int[] members, BigInteger shared, List<int> others, int size)
    {
        if (BigInteger.PopCount(shared) * 30 < seekers[members[0]].Group!.Minutes) yield break;
        if (members.Length == size)
        {
            yield return (members, shared);
            yield break;
        }
        for (var next = 0; next < others.Count; next++)
        {
            if (!members.All(member => GoTogether(member, others[next]))) continue;
            foreach (var whole in Combinations(coach, [.. members, others[next]], shared & Shared(others[next], coach), others[(next + 1)..], size)) yield return whole;
        }
    }

    private bool IsOpen(int seeker, int coach) => _table.Barriers(seeker, coach) == MatchRules.None;

    /// <summary>Different departments, and nothing that anybody stated stands between them.</summary>
    public bool GoTogether(int one, int other) =>
        !string.Equals(seekers[one].Wishes.Department.Trim(), seekers[other].Wishes.Department.Trim(), StringComparison.OrdinalIgnoreCase)
        && ties.Between(seekers[one].Person, seekers[other].Person) == MatchRules.None;

    // A bit for each half hour of the coach's week at which the seeker would meet.
    private BigInteger Shared(int seeker, int coach)
    {
        if (_shared.TryGetValue((seeker, coach), out var known)) return known;
        var (bits, times, zone) = (BigInteger.Zero, seekers[seeker].Wishes.Times, seekers[seeker].Zone);
        for (var half = 0; half < _offered[coach].Count; half++)
            if (times == TimesOfWeek.Unsaid || times.HasFlag(TimesOfWeekExtensions.PartOf(_offered[coach][half].InZone(zone).LocalDateTime))) bits |= BigInteger.One << half;
        return _shared[(seeker, coach)] = bits;
    }
}
