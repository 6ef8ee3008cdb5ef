using Confrere.Coaching.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.Coaching.Data;

/// <summary>Hours of one day that differ from the week: extra ones to be booked, or ones to keep free (a duty, a rota, rest after a night).</summary>
internal sealed class DatedHours : ITenantOwned
{
    public required DatedHoursId Id { get; init; }
    public InstitutionId InstitutionId { get; init; }
    public required PersonId Coach { get; init; }
    public required LocalDate On { get; init; }
    public required LocalTime From { get; init; }

    /// <summary>Midnight is the end of the day.</summary>
    public required LocalTime Until { get; init; }

    public required bool IsExtra { get; init; }

    public HoursOfDay Hours => new(On.DayOfWeek, From, Until);

    public Interval In(DateTimeZone zone) => new((On + From).InZoneLeniently(zone).ToInstant(), Hours.EndOn(On).InZoneLeniently(zone).ToInstant());
}
