using Confrere.Kernel.Time;
using Microsoft.Extensions.Logging;

namespace Confrere.Coaching.Features.FollowCalendar;

internal sealed class CalendarService(ReadCalendars calendars, ILogger<CalendarService> log)
    : RecurringWork(TimeSpan.FromMinutes(1), "Calendars were not read; they are at the next turn.", log)
{
    protected override Task Turn(CancellationToken stopping) => calendars.Run(stopping);
}
