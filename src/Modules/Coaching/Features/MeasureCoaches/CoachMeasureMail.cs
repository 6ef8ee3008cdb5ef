using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Web;
using Confrere.Messages.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Coaching.Features.MeasureCoaches;

/// <summary>Asks every coach who met somebody within a quarter of a year how coaching is for them: once a quarter, in its first days, by their own calendar.</summary>
internal sealed class CoachMeasureMail(IOutbox outbox, PublicAddress address, Reader reader, IClock clock) : IStillDue
{
    public const string MessageKind = "coach-measure";
    public const string OwnPage = "/coach/well-being";
    private static readonly Duration Lately = Duration.FromDays(92);

    public string Kind => MessageKind;

    public async Task AskAll(UnitOfWork work)
    {
        // A day on either side covers every zone; outside of it nobody's window is open and nothing is read.
        var today = work.Now.InUtc().Date;
        var quarter = Quarter.Of(today.PlusDays(1));
        if (today.PlusDays(1) > quarter.FirstDay.PlusDays(Quarter.OpenDays + 1)) return;
        var since = work.Now - Lately;
        var busy = await work.Set<Session>().Where(row => row.State == SessionState.Held && row.Start > since).Select(row => row.Coach).Distinct().ToListAsync();
        var asked = (await work.Set<CoachMeasure>().Where(row => row.Quarter == quarter.Key).Select(row => row.Coach).ToListAsync()).ToHashSet();
        foreach (var coach in await work.Set<CoachProfile>().AsNoTracking().Where(row => busy.Contains(row.Person)).ToListAsync())
            if (!asked.Contains(coach.Person)) await Ask(coach.Person, quarter, DateTimeZoneProviders.Tzdb[coach.ZoneId], work);
    }

    private async Task Ask(PersonId coach, Quarter quarter, DateTimeZone zone, UnitOfWork work)
    {
        if (work.Now < quarter.Opens(zone) || work.Now >= quarter.Shuts(zone)) return;
        var measure = new CoachMeasure { Id = NewId.Of<CoachMeasureId>(), Coach = coach, Quarter = quarter.Key, OpenUntil = quarter.Shuts(zone) };
        work.Set<CoachMeasure>().Add(measure);
        work.Record("CoachMeasureAsked", $"coach-measure/{measure.Id}");
        await outbox.Enqueue(new(coach, MessageKind, $"{MessageKind}/{measure.Id}", "Five statements, once a quarter",
            $"Five statements are waiting on your own page for a month; nobody but you sees what you answer: {address.Of(OwnPage)}\n", work.Now, measure.Id.ToString()), work);
    }

    public async Task<bool> IsStillDue(string about)
    {
        if (!Guid.TryParse(about, out var value)) return false;
        var (id, now) = (new CoachMeasureId(value), clock.GetCurrentInstant());
        return await reader.Query<CoachMeasure>().AnyAsync(row => row.Id == id && row.AnsweredAt == null && row.OpenUntil > now);
    }
}
