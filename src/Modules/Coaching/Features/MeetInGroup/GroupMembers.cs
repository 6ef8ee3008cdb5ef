using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Coaching.Features.BookSession;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Coaching.Features.MeetInGroup;

/// <summary>Those who are in a group now, and when all of them can meet their coach.</summary>
internal sealed record GroupMembers(IReadOnlyList<(Engagement Pair, Place Place)> All)
{
    public static async Task<GroupMembers> Of(CoachedGroupId group, Rows rows)
    {
        var pairs = await rows.Of<Engagement>().Where(row => row.Group == group && row.EndedAt == null).ToListAsync();
        var ids = pairs.ConvertAll(pair => pair.Place);
        var places = await rows.Of<Place>().Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id);
        return new([.. pairs.OrderBy(pair => pair.Id.Value).Select(pair => (pair, places[pair.Place]))]);
    }

    /// <summary>Those who would be in a group of this coach, before it is put together.</summary>
    public static GroupMembers Would(IReadOnlyList<Place> places, PersonId coach, Instant now) => new([.. places.Select(place => (new Engagement
    {
        Id = NewId.Of<EngagementId>(), Place = place.Id, Programme = place.Programme, Participant = place.Person, Coach = coach, StartedAt = now, ActiveParticipant = null,
    }, place))]);

    /// <summary>The hours within everybody's window at which the coach is free and nobody is elsewhere; those that all of them named, where there are any.</summary>
    public async Task<IReadOnlyList<Instant>> Free(Instant now, Rows rows, Func<Engagement, DateTimeZone>? zoneOf = null, MeetingId? moving = null)
    {
        HashSet<Instant>? free = null;
        foreach (var (pair, place) in All)
        {
            var own = await FreeSlots.Of(pair, place, now, rows, wholeWindow: true, moving is { } meeting ? row => row.Meeting == meeting : null);
            if (free is null) free = [.. own];
            else free.IntersectWith(own);
        }
        var starts = (free ?? []).Order().ToList();
        var wished = zoneOf is null ? starts : starts.FindAll(start => All.All(member => Wishes(member.Place, start, zoneOf(member.Pair))));
        return wished.Count > 0 ? wished : starts;
    }

    private static bool Wishes(Place place, Instant start, DateTimeZone zone) =>
        place.Wishes is not { Times: var times } || times == TimesOfWeek.Unsaid || times.HasFlag(TimesOfWeekExtensions.PartOf(start.InZone(zone).LocalDateTime));
}
