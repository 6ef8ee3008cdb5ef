using Confrere.Coaching.Data;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Coaching.Features.FollowCalendar;

/// <summary>A coach names the calendar whose busy times are not offered, or takes it away. It is read in the background, never while somebody waits.</summary>
internal sealed class FollowCalendar(Writer writer, CalendarSettings settings)
{
    private const int LongestAddress = 2000;

    public Task<Result<Done>> Handle(PersonId coach, string? address) => writer.Write<Result<Done>>(async work =>
    {
        if (!await work.Set<CoachProfile>().AnyAsync(row => row.Person == coach)) return new SetHours.NotACoach();
        var typed = (address ?? "").Trim();
        if (typed.Length > 0 && (typed.Length > LongestAddress || settings.Read(typed) is null)) return new CalendarAddressIsWrong();
        work.Set<CalendarFeed>().RemoveRange(await work.Set<CalendarFeed>().Where(row => row.Coach == coach).ToListAsync());
        // Saved in between: one row a coach.
        await work.Db.SaveChangesAsync();
        if (typed.Length > 0) work.Set<CalendarFeed>().Add(new() { Coach = coach, Address = settings.Read(typed)!.AbsoluteUri, NextAt = work.Now });
        work.Record(typed.Length > 0 ? "CalendarFollowed" : "CalendarLeft", $"coach/{coach}");
        return Done.It;
    });
}
