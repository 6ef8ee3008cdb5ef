using NodaTime;

namespace Confrere.Surveys.Domain;

/// <summary>The rungs of a survey's reminders: mornings after its due day, each within the window. The same for everybody at this visit, whatever chance drew for them.</summary>
internal sealed record ReminderLadder(IReadOnlyList<Instant> Rungs)
{
    /// <summary>Mails about one survey, counting the first and those that a director sends by hand.</summary>
    public const int MostMails = 6;

    /// <param name="days">Days after the due day, rising.</param>
    public static ReminderLadder Of(LocalDate due, IEnumerable<int> days, Instant closes, DateTimeZone zone) =>
        new([.. days.Select(day => WritingHours.Morning(due.PlusDays(day), zone)).Where(rung => rung < closes)]);

    /// <summary>How many rungs have come by now.</summary>
    public int Reached(Instant now) => Rungs.Count(rung => rung <= now);

    /// <returns>Null after the last.</returns>
    public Instant? Next(Instant now) => Rungs.Where(rung => rung > now).Select(rung => (Instant?)rung).FirstOrDefault();
}
