using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Confrere.Coaching.Features.FollowCalendar;

internal sealed class CalendarService(ReadCalendars calendars, ILogger<CalendarService> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(Interval);
        try
        {
            while (await timer.WaitForNextTickAsync(stopping))
            {
                try { await calendars.Run(stopping); }
                catch (Exception failure) when (!stopping.IsCancellationRequested) { log.LogError(failure, "Calendars were not read; they are at the next turn."); }
            }
        }
        catch (OperationCanceledException) { }
    }
}
