using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Coaching.Features.TakeLeave;

/// <summary>Days on which nobody can book this coach. What is booked stays booked, and the coach is told how much that is.</summary>
internal sealed class TakeLeave(Writer writer)
{
    /// <returns>How many sessions are booked on those days.</returns>
    public Task<Result<int>> Handle(PersonId coach, LocalDate from, LocalDate until) => writer.Write<Result<int>>(async work =>
    {
        if (await work.Set<CoachProfile>().FirstOrDefaultAsync(row => row.Person == coach) is not { } profile) return new SetHours.NotACoach();
        var zone = DateTimeZoneProviders.Tzdb[profile.ZoneId];
        if (until < from) return new LeaveEndsBeforeItBegins();
        if (until < work.Now.InZone(zone).Date || Period.DaysBetween(from, until) > 730) return new LeaveIsOver();
        work.Set<Leave>().Add(new() { Id = NewId.Of<LeaveId>(), Coach = coach, From = from, Until = until });
        work.Record("LeaveTaken", $"coach/{coach}", new { Days = Period.DaysBetween(from, until) + 1 });
        var (begin, end) = (from.AtStartOfDayInZone(zone).ToInstant(), until.PlusDays(1).AtStartOfDayInZone(zone).ToInstant());
        return await work.Set<Session>().CountAsync(row => row.CoachSlot == coach && row.State == SessionState.Booked && row.Start >= begin && row.Start < end);
    });

    public Task<Result<Done>> Return(PersonId coach, LeaveId id) => writer.Write<Result<Done>>(async work =>
    {
        if (await work.Set<Leave>().FirstOrDefaultAsync(row => row.Id == id && row.Coach == coach) is not { } leave) return new LeaveIsOver();
        work.Set<Leave>().Remove(leave);
        work.Record("LeaveTakenBack", $"coach/{coach}");
        return Done.It;
    });
}
