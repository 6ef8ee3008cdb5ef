using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.Kernel.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Confrere.Coaching.Features.FollowCalendar;

/// <summary>
/// Reads the calendars whose time has come, outside of any transaction. Sessions that are booked stay booked; the coach sees a clash on the agenda like any
/// other. An address that fails is tried again in an hour and its last times go on counting.
/// </summary>
internal sealed class ReadCalendars(IServiceScopeFactory scopes, CalendarReader calendars, PublicAddress address, IClock clock)
{
    private static readonly Duration Interval = Duration.FromMinutes(30);
    private static readonly Duration AfterTrouble = Duration.FromHours(1);

    /// <summary>Half a year: no window of a course is longer ahead than that.</summary>
    private static readonly Duration Ahead = Duration.FromDays(183);

    public async Task Run(CancellationToken cancellation = default)
    {
        foreach (var feed in await Due(cancellation))
        {
            var (text, problem) = await calendars.Read(feed.Address, cancellation);
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<Tenancy>().Enter(feed.InstitutionId);
            scope.ServiceProvider.GetRequiredService<ActorScope>().Act(Actor.System);
            await scope.ServiceProvider.GetRequiredService<Writer>().Write(work => Keep(feed, text, problem, work), cancellation);
        }
    }

    private async Task<List<CalendarFeed>> Due(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Tenancy>().EnterAsSystem();
        var now = clock.GetCurrentInstant();
        return await scope.ServiceProvider.GetRequiredService<Reader>().Query<CalendarFeed>().Where(row => row.NextAt <= now).OrderBy(row => row.NextAt).Take(200).ToListAsync(cancellation);
    }

    private async Task Keep(CalendarFeed read, string? text, string problem, UnitOfWork work)
    {
        // Meanwhile the coach may have named another address.
        if (await work.Set<CalendarFeed>().FirstOrDefaultAsync(row => row.Coach == read.Coach) is not { } feed || feed.Address != read.Address) return;
        var zone = DateTimeZoneProviders.Tzdb[await work.Set<CoachProfile>().Where(row => row.Person == read.Coach).Select(row => row.ZoneId).SingleAsync()];
        var busy = text is null ? null : BusyTimes.Of(text, zone, work.Now, work.Now + Ahead, address.Root.Host);
        var before = (feed.BusyJson, feed.Problem);
        if (busy is null) feed.Fail(text is null ? problem : "What the address answers is no calendar.");
        else feed.Take(busy, work.Now);
        // Unchanged from one half hour to the next, it is no news for the log.
        if ((feed.BusyJson, feed.Problem) != before) work.Record("CalendarRead", $"coach/{read.Coach}", new { Times = feed.Busy.Count, IsRead = busy is not null });
        feed.NextAt = work.Now + (busy is null ? AfterTrouble : Interval);
    }
}
