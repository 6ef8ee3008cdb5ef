using System.Numerics;
using NodaTime;

namespace Confrere.Coaching.Domain;

/// <summary>What stands between those who wait for a group, and between each of them and each coach; and at which half hours of the coach's week they would meet.</summary>
internal sealed class GroupTable(IReadOnlyList<Seeker> seekers, IReadOnlyList<Candidate> coaches, Ties ties, Instant now, bool neverSameSpecialty)
{
    private static readonly Duration Half = Duration.FromMinutes(30);
    private readonly PairTable _table = new(seekers, coaches, ties, now, neverSameSpecialty);
    private readonly List<IReadOnlyList<Instant>> _offered = [.. coaches.Select(coach => Slots.Offered(coach.Hours, coach.Zone, now, now + Duration.FromDays(7), Half))];
    private readonly Dictionary<(int Seeker, int Coach), BigInteger> _shared = [];
    private readonly GroupRules[,] _between = Companions(seekers, ties);

    public GroupRules With(int seeker, int coach) => (GroupRules)(int)_table.Barriers(seeker, coach);

    /// <summary>Different departments, and nothing that anybody stated stands between them.</summary>
    public static GroupRules Between(string department, string others, MatchRules tie) =>
        (string.Equals(department.Trim(), others.Trim(), StringComparison.OrdinalIgnoreCase) ? GroupRules.SameDepartment : GroupRules.None)
        | (tie == MatchRules.None ? GroupRules.None : GroupRules.Tie);

    public GroupRules Between(int one, int other) => _between[one, other];

    private static GroupRules[,] Companions(IReadOnlyList<Seeker> seekers, Ties ties)
    {
        var between = new GroupRules[seekers.Count, seekers.Count];
        for (var one = 0; one < seekers.Count; one++)
            for (var other = 0; other < one; other++)
                between[one, other] = between[other, one] = Between(seekers[one].Wishes.Department, seekers[other].Wishes.Department, ties.Between(seekers[one].Person, seekers[other].Person));
        return between;
    }

    public bool IsLongEnough(BigInteger shared, int seeker) => BigInteger.PopCount(shared) * (int)Half.TotalMinutes >= seekers[seeker].Group!.Minutes;

    /// <summary>A bit for each half hour of the coach's week at which the seeker would meet.</summary>
    public BigInteger Shared(int seeker, int coach)
    {
        if (_shared.TryGetValue((seeker, coach), out var known)) return known;
        var (bits, times, zone) = (BigInteger.Zero, seekers[seeker].Wishes.Times, seekers[seeker].Zone);
        for (var half = 0; half < _offered[coach].Count; half++)
            if (times == TimesOfWeek.Unsaid || times.HasFlag(TimesOfWeekExtensions.PartOf(_offered[coach][half].InZone(zone).LocalDateTime))) bits |= BigInteger.One << half;
        return _shared[(seeker, coach)] = bits;
    }
}
