using Confrere.Coaching.Domain;

namespace Confrere.Coaching.Data;

internal static class CourseSessions
{
    /// <summary>The sessions of one place, with whichever coach: a participant who changes coach keeps what was held and what is left.</summary>
    public static IQueryable<Session> OfCourse(this IQueryable<Session> sessions, IQueryable<Engagement> pairs, PlaceId place) =>
        sessions.Where(row => pairs.Any(pair => pair.Id == row.Engagement && pair.Place == place));
}
