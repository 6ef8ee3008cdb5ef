using Confrere.Coaching.Domain;
using NodaTime;

namespace Confrere.Coaching.Features.SeeAgenda;

internal sealed record AgendaSession(SessionId Id, string With, Instant Start, Instant End);

internal sealed record Coachee(EngagementId Engagement, string Name, int Held, int Sessions);

/// <summary>What the agenda page shows: to be recorded, today, the next seven days, later.</summary>
internal sealed record AgendaView(
    DateTimeZone Zone, Instant Now, IReadOnlyList<AgendaSession> Booked, IReadOnlyList<Coachee> Caseload, bool HasHours, string? Lapse, bool IsAsked)
{
    private LocalDate Today => Now.InZone(Zone).Date;

    public IReadOnlyList<AgendaSession> ToRecord => [.. Booked.Where(session => session.Start <= Now)];
    public IReadOnlyList<AgendaSession> OfToday => Ahead(date => date == Today);
    public IReadOnlyList<AgendaSession> OfThisWeek => Ahead(date => date > Today && date <= Today.PlusDays(7));
    public IReadOnlyList<AgendaSession> Later => Ahead(date => date > Today.PlusDays(7));

    /// <summary>The hour alone for today, the whole day otherwise; with its zone where a clock change lies between now and then.</summary>
    public string When(AgendaSession session)
    {
        var words = session.Start.InZone(Zone).Date == Today ? Wording.TimeOf(session.Start, Zone) : Wording.Of(session.Start, Zone);
        return Zone.GetUtcOffset(session.Start) == Zone.GetUtcOffset(Now) ? words : $"{words}, {Wording.ZoneName(Zone, session.Start)}";
    }

    private IReadOnlyList<AgendaSession> Ahead(Func<LocalDate, bool> when) =>
        [.. Booked.Where(session => session.Start > Now && when(session.Start.InZone(Zone).Date))];
}
