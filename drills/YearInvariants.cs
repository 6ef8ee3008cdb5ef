using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.People.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Drills;

/// <summary>What must hold of a year, read from the tables and from the calendars that were mailed, by other means than the handlers use.</summary>
internal sealed class YearInvariants(Reader reader, IPeople people, YearMail mail)
{
    private static readonly SessionState[] TookTime = [SessionState.Booked, SessionState.Held, SessionState.NotHeld];

    /// <returns>Every breach, in a sentence; none when all hold.</returns>
    public async Task<IReadOnlyList<string>> Breaches(int mostAtOnce)
    {
        var sessions = await reader.Query<Session>().ToListAsync();
        var pairs = await reader.Query<Engagement>().ToListAsync();
        var places = (await reader.Query<Place>().ToListAsync()).ToDictionary(row => row.Id);
        return
        [
            .. DoubleBooked(sessions, row => row.Coach, "coach"), .. DoubleBooked(sessions, row => row.Participant, "participant"),
            .. Overloaded(pairs, (await reader.Query<CoachProfile>().ToListAsync()).ToDictionary(row => row.Person, row => row.Capacity ?? mostAtOnce)),
            .. TwoAtOnce(pairs), .. OverDosed(sessions, pairs, places), .. OutsideTheWindow(sessions, pairs, places),
            .. Unpaid(sessions, await reader.Query<PayEntry>().ToListAsync()), .. await InCalendars(sessions),
        ];
    }

    public static IEnumerable<string> DoubleBooked(IEnumerable<Session> sessions, Func<Session, PersonId> side, string who) => sessions.Where(row => TookTime.Contains(row.State))
        .GroupBy(side).SelectMany(own => own.OrderBy(row => row.Start).Zip(own.OrderBy(row => row.Start).Skip(1)))
        .Where(next => next.Second.Start < next.First.End).Select(next => $"A {who} is in sessions {next.First.Id} and {next.Second.Id} at once.");

    public static IEnumerable<string> Overloaded(IEnumerable<Engagement> pairs, IReadOnlyDictionary<PersonId, int> capacity)
    {
        foreach (var own in pairs.GroupBy(pair => pair.Coach))
        {
            // Of an end and a beginning at one instant the end comes first.
            var changes = own.SelectMany(pair => new[] { (At: pair.StartedAt, Change: 1), (At: pair.EndedAt ?? Instant.MaxValue, Change: -1) }).OrderBy(row => row.At).ThenBy(row => row.Change);
            var (load, most) = (0, 0);
            foreach (var (_, change) in changes) most = Math.Max(most, load += change);
            if (most > capacity[own.Key]) yield return $"Coach {own.Key} had {most} people at once and room for {capacity[own.Key]}.";
        }
    }

    public static IEnumerable<string> Unpaid(IEnumerable<Session> sessions, IEnumerable<PayEntry> ledger)
    {
        var lines = ledger.Where(row => row.Session is not null).ToLookup(row => row.Session!.Value);
        foreach (var session in sessions)
        {
            var (count, due) = (lines[session.Id].Count(row => row.Coach == session.Coach && (row.Amount > 0 || row.Minutes > 0)), session.State == SessionState.Held ? 1 : 0);
            if (count != due) yield return $"Session {session.Id} ({session.State}) has {count} lines in the ledger.";
        }
    }

    private static IEnumerable<string> TwoAtOnce(IEnumerable<Engagement> pairs) => pairs.GroupBy(pair => pair.Participant)
        .SelectMany(own => own.OrderBy(pair => pair.StartedAt).Zip(own.OrderBy(pair => pair.StartedAt).Skip(1)))
        .Where(next => next.First.EndedAt is not { } ended || ended > next.Second.StartedAt).Select(next => $"One participant has the engagements {next.First.Id} and {next.Second.Id} at once.");

    private static IEnumerable<string> OverDosed(IEnumerable<Session> sessions, IEnumerable<Engagement> pairs, Dictionary<PlaceId, Place> places)
    {
        var placeOf = pairs.ToDictionary(pair => pair.Id, pair => pair.Place);
        return sessions.Where(row => row.State is SessionState.Held or SessionState.Booked).GroupBy(row => placeOf[row.Engagement])
            .Where(own => own.Count() > places[own.Key].Sessions).Select(own => $"Place {own.Key} has {own.Count()} sessions and a dose of {places[own.Key].Sessions}.");
    }

    private static IEnumerable<string> OutsideTheWindow(IEnumerable<Session> sessions, IEnumerable<Engagement> pairs, Dictionary<PlaceId, Place> places)
    {
        var placeOf = pairs.ToDictionary(pair => pair.Id, pair => places[pair.Place]);
        return sessions.Where(row => row.State is SessionState.Held or SessionState.NotHeld)
            .Where(row => row.Start < placeOf[row.Engagement].OpenedAt || row.End > placeOf[row.Engagement].ClosesAt && !placeOf[row.Engagement].IsWithdrawn)
            .Select(row => $"Session {row.Id} lies outside its window.");
    }

    // Each side has one entry for each session that was ever booked: live at the session's own hour, or taken out when it was cancelled.
    private async Task<IReadOnlyList<string>> InCalendars(List<Session> sessions)
    {
        var contacts = await people.ContactsOf([.. sessions.SelectMany(row => new[] { row.Coach, row.Participant }).Distinct()]);
        var breaches = new List<string>();
        var unmatched = mail.Entries.Keys.ToHashSet();
        foreach (var session in sessions)
            foreach (var side in new[] { session.Coach, session.Participant })
            {
                var contact = contacts[side];
                var key = (contact.Email, $"{session.Id.Value:n}@{Host}");
                unmatched.Remove(key);
                if (!mail.Entries.TryGetValue(key, out var entry)) breaches.Add($"Session {session.Id} is in no calendar of {side}.");
                else if (entry.IsCancelled != (session.State == SessionState.Cancelled)) breaches.Add($"Session {session.Id} is {session.State} and {side}'s calendar says {(entry.IsCancelled ? "cancelled" : "booked")}.");
                else if (!entry.IsCancelled && !entry.Start.TrimEnd('Z').EndsWith(Wall(session.Start, contact.ZoneId), StringComparison.Ordinal)) breaches.Add($"Session {session.Id} stands at another hour in {side}'s calendar.");
            }
        breaches.AddRange(unmatched.Where(key => !mail.Entries[key].IsCancelled).Select(key => $"The calendar entry {key.Uid} has no session."));
        return breaches;
    }

    private string Host => mail.Entries.Keys.FirstOrDefault().Uid?.Split('@')[1] ?? "";

    private static string Wall(Instant at, string zone) => at.InZone(DateTimeZoneProviders.Tzdb[zone]).ToString("uuuuMMdd'T'HHmmss", System.Globalization.CultureInfo.InvariantCulture);
}
