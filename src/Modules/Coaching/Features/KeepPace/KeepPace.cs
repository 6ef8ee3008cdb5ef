using Confrere.Coaching.Data;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Coaching.Features.KeepPace;

/// <summary>A coach sets notice, horizon and buffer. What is booked stays booked.</summary>
internal sealed class KeepPace(Writer writer)
{
    public Task<Result<Done>> Handle(PersonId coach, int noticeHours, int horizonDays, int bufferMinutes) => writer.Write<Result<Done>>(async work =>
    {
        if (await work.Set<CoachProfile>().FirstOrDefaultAsync(row => row.Person == coach) is not { } profile) return new SetHours.NotACoach();
        if (noticeHours is < 1 or > 168 || horizonDays is < 7 or > 90 || bufferMinutes is < 0 or > 120) return new PaceIsUnlikely();
        (profile.NoticeHours, profile.HorizonDays, profile.BufferMinutes) = (noticeHours, horizonDays, bufferMinutes);
        work.Record("BookingPaceSet", $"coach/{coach}", new { noticeHours, horizonDays, bufferMinutes });
        return Done.It;
    });
}
