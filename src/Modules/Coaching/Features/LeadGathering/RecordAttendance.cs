using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Coaching.Features.LeadGathering;

/// <summary>
/// Whoever leads a gathering records who came and, at a listening session, how many raised each theme: the code and the count, no sentence and
/// no name. It can be recorded again for a week; the last word stands.
/// </summary>
internal sealed class RecordAttendance(Writer writer)
{
    public static readonly NodaTime.Duration Correctable = NodaTime.Duration.FromDays(7);

    /// <returns>How many came.</returns>
    public Task<Result<int>> Handle(PersonId facilitator, GatheringId id, IReadOnlyCollection<SeatId> present, IReadOnlyDictionary<Theme, int> raised) => writer.Write<Result<int>>(async work =>
    {
        var gathering = await work.Set<Gathering>().FirstOrDefaultAsync(row => row.Id == id && row.Facilitator == facilitator && row.CancelledAt == null);
        if (gathering is null || gathering.End + Correctable <= work.Now && gathering.AttendedAt is not null) return new NotYoursToLead();
        if (gathering.Start > work.Now) return new GatheringHasNotBegun();
        var seats = await work.Set<Seat>().Where(row => row.Gathering == id && row.State == SeatState.Taken).ToListAsync();
        if (present.Except(seats.Select(seat => seat.Id)).Any()) return new SomebodyIsNotSeated();
        foreach (var (theme, people) in raised)
            if (people < 0 || people > present.Count) return new MoreVoicesThanPeople(ThemeWords.Of(theme), present.Count);
        foreach (var seat in seats) seat.Attended = present.Contains(seat.Id);
        gathering.AttendedAt = work.Now;
        if (gathering.Kind == GatheringKind.ListeningSession) await Count(id, raised, work);
        if (ForCoaches.PracticeAt(gathering.Kind) is { } practice) await Credit(gathering, practice, seats, work);
        work.Record("AttendanceRecorded", $"gathering/{id}", new { Seats = seats.Count });
        return present.Count;
    });

    // What was entered before goes first: a correction takes the hour away from whoever was not there.
    private static async Task Credit(Gathering gathering, PracticeKind kind, IEnumerable<Seat> seats, UnitOfWork work)
    {
        work.Set<PracticeEntry>().RemoveRange(await work.Set<PracticeEntry>().Where(row => row.Gathering == gathering.Id).ToListAsync());
        await work.Db.SaveChangesAsync();
        work.Set<PracticeEntry>().AddRange(seats.Where(seat => seat.Attended == true).Select(seat => new PracticeEntry
        {
            Id = NewId.Of<PracticeEntryId>(), Coach = seat.Person, On = gathering.Start.InZone(NodaTime.DateTimeZoneProviders.Tzdb[gathering.ZoneId]).Date,
            Minutes = (int)gathering.Interval.Duration.TotalMinutes, Kind = kind, Gathering = gathering.Id,
        }));
    }

    private static async Task Count(GatheringId id, IReadOnlyDictionary<Theme, int> raised, UnitOfWork work)
    {
        work.Set<ThemeCount>().RemoveRange(await work.Set<ThemeCount>().Where(row => row.Gathering == id).ToListAsync());
        await work.Db.SaveChangesAsync();
        work.Set<ThemeCount>().AddRange(raised.Where(pair => pair.Value > 0).Select(pair => new ThemeCount { Gathering = id, Theme = pair.Key, People = pair.Value }));
    }
}
