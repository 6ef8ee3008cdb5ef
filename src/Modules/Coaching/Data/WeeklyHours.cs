using Confrere.Coaching.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.Coaching.Data;

internal sealed class WeeklyHours : ITenantOwned
{
    public required WeeklyHoursId Id { get; init; }
    public InstitutionId InstitutionId { get; init; }
    public required PersonId Coach { get; init; }
    public required IsoDayOfWeek Day { get; init; }
    public required LocalTime From { get; init; }
    public required LocalTime Until { get; init; }

    public HoursOfDay Hours => new(Day, From, Until);
}
