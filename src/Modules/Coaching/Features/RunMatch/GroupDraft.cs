using System.Globalization;
using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Protocols.Contracts;
using NodaTime;

namespace Confrere.Coaching.Features.RunMatch;

/// <summary>
/// The groups of a draft: those that the desk kept stand while they still hold, then as many as can be made, longest waiting first. Once
/// somebody's promised day has passed a smaller group is proposed around them, and says so.
/// </summary>
internal sealed class GroupDraft
{
    private readonly List<Seeker> _seekers;
    private readonly IReadOnlyList<Candidate> _coaches;
    private readonly Instant _now;
    private readonly int[] _room;
    private readonly CoachRules _rules;
    private readonly GroupPool _pool;

    public GroupDraft(List<Seeker> seekers, IReadOnlyList<Candidate> coaches, Ties ties, Instant now, CoachRules rules)
    {
        (_seekers, _coaches, _now, _room, _rules) = (seekers, coaches, now, [.. coaches.Select(coach => coach.Room)], rules);
        _pool = new(seekers, coaches, ties, now, _room, rules.NeverSameSpecialty());
    }

    /// <summary>The coaches with the room that the groups leave them.</summary>
    public IReadOnlyList<Candidate> CoachesLeft => [.. _coaches.Select((coach, index) => coach with { Load = coach.Capacity - _room[index] })];

    public IReadOnlyList<DraftedRow> Rows(IReadOnlyList<MatchPair> before)
    {
        var rows = new List<DraftedRow>();
        foreach (var offering in _seekers.Select(seeker => seeker.Group!).DistinctBy(group => (group.Offering, group.Size)))
        {
            var among = Enumerable.Range(0, _seekers.Count).Where(index => _seekers[index].Group is { } own && (own.Offering, own.Size) == (offering.Offering, offering.Size)).ToList();
            foreach (var group in Formed(offering, among, before)) rows.AddRange(Rows(group, offering.Size, rows.Max(row => row.Group) + 1 ?? 1, before));
            rows.AddRange(among.Where(index => !_pool.IsPlaced(index)).Select(index => new DraftedRow(_seekers[index], null, Why(index, offering, among), null, MatchReview.NotYet)));
        }
        return rows;
    }

    private IEnumerable<ProposedGroup> Formed(GroupWish offering, List<int> among, IReadOnlyList<MatchPair> before)
    {
        var groups = new List<ProposedGroup>();
        // What the desk kept stands: the same people are looked at by themselves, and first.
        foreach (var kept in before.Where(pair => pair is { Group: not null, Review: MatchReview.Kept }).GroupBy(pair => pair.Group))
        {
            var members = among.Where(index => kept.Any(pair => pair.Place == _seekers[index].Place)).ToList();
            if (members.Count == kept.Count()) groups.AddRange(_pool.Form(members.Count, members, members));
        }
        groups.AddRange(_pool.Form(offering.Size, among, among));
        for (var smaller = offering.Size - 1; smaller >= GroupPool.Smallest; smaller--)
            groups.AddRange(_pool.Form(smaller, [.. among.Where(index => _seekers[index].Group!.HearsBy <= _now)], among));
        return groups;
    }

    private IEnumerable<DraftedRow> Rows(ProposedGroup group, int size, int number, IReadOnlyList<MatchPair> before)
    {
        var coach = _coaches[group.Coach].Coach;
        var words = new List<string>
        {
            $"Group {number}, of {group.Members.Count} from different departments; kept, set aside and published whole.",
            $"Shares {group.Hours.ToString("0.#", CultureInfo.InvariantCulture)} hours a week that all of them and the coach have free.",
        };
        if (group.Members.Count < size) words.Add($"Smaller than the {size} of the protocol, because the promised day has passed: publishing it departs from the protocol.");
        foreach (var member in group.Members)
        {
            var stood = before.Any(pair => pair.Place == _seekers[member].Place && pair.Coach == coach && pair is { Group: not null, Review: MatchReview.Kept });
            yield return new(_seekers[member], coach, string.Join('\n', words), number, stood ? MatchReview.Kept : MatchReview.NotYet);
        }
    }

    private string Why(int index, GroupWish wish, List<int> among)
    {
        var day = wish.HearsBy.InUtc().Date.ToString("d MMMM uuuu", CultureInfo.InvariantCulture);
        IEnumerable<string> why = among.Count < wish.Size
            ? [$"A group needs {wish.Size}, and {among.Count} {(among.Count == 1 ? "waits" : "wait")} for one."]
            : GroupWords.Of(GroupReasons.Of(index, wish.Size, among, _pool.Table, _room, _pool.IsPlaced), wish.Size, _rules);
        if (!_pool.IsMost) why = why.Append("So many wait that it is not proven that no further group could be made.");
        return string.Join('\n', why.Append(wish.HearsBy > _now ? $"They were told to hear by {day} when their group first meets."
            : $"They were told to hear by {day}, and that day has passed: please write to them, or find another coach or another time."));
    }
}
