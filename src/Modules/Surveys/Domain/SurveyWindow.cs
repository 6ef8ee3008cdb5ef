using Confrere.Protocols.Contracts;
using NodaTime;
using NodaTime.TimeZones;

namespace Confrere.Surveys.Domain;

/// <summary>
/// When a visit can be answered: whole days of the participant's own calendar, from the beginning of the first to the end of the
/// last, whatever the clocks do in between.
/// </summary>
internal sealed record SurveyWindow(LocalDate DueOn, Instant Opens, Instant Closes)
{
    /// <param name="countedFrom">Consent for the baseline, allocation for every other visit.</param>
    public static SurveyWindow Of(Visit visit, Instant countedFrom, DateTimeZone zone)
    {
        var due = countedFrom.InZone(zone).Date.PlusDays(visit.DueDay);
        return new(due, Beginning(due.PlusDays(-visit.OpensDaysBefore), zone), Beginning(due.PlusDays(visit.ClosesDaysAfter + 1), zone));
    }

    private static readonly ZoneLocalMappingResolver FirstMoment = Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);

    /// <summary>
    /// A day begins at midnight, the first one where it comes twice; where a change of the clocks leaves midnight or the whole day out (Samoa,
    /// 30 December 2011), at the first moment after it.
    /// </summary>
    public static Instant Beginning(LocalDate day, DateTimeZone zone) => zone.ResolveLocal(day.AtMidnight(), FirstMoment).ToInstant();
}
