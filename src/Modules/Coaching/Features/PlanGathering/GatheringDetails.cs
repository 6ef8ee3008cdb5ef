using Confrere.Coaching.Domain;
using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.Coaching.Features.PlanGathering;

/// <summary>A gathering as it is planned; times are wall-clock times of the zone.</summary>
internal sealed record GatheringDetails(
    ProgrammeId Programme, GatheringKind Kind, string Title, string Where, PersonId Facilitator, LocalDateTime Start, LocalDateTime End, string ZoneId, int Seats)
{
    public const int MostSeats = 500;

    public IEnumerable<string> Problems()
    {
        if (string.IsNullOrWhiteSpace(Title)) yield return "A title is missing.";
        if (Seats is < 1 or > MostSeats) yield return $"Seats are between 1 and {MostSeats}.";
        if (End <= Start) yield return "It ends before it begins.";
        if (End > Start.PlusDays(7)) yield return "It lasts more than a week.";
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(ZoneId) is null) yield return $"\"{ZoneId}\" is no time zone; write it like Europe/Zurich.";
    }
}
