using Confrere.Coaching.Domain;
using Confrere.Kernel.Refusals;
using NodaTime;

namespace Confrere.Coaching.Features.SetHours;

internal sealed record NotACoach() : Refusal("There is no coach's profile for you yet. The programme's director can add one.");

internal sealed record HoursCannotBeKept(string Sentence) : Refusal(Sentence)
{
    public static HoursCannotBeKept? Of(string zoneId, IReadOnlyList<HoursOfDay> week)
    {
        var problems = Problems(zoneId, week).Distinct().ToList();
        return problems.Count == 0 ? null : new($"{string.Join(" ", problems)} Your hours were not changed.");
    }

    private static IEnumerable<string> Problems(string zoneId, IReadOnlyList<HoursOfDay> week)
    {
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(zoneId) is null) yield return $"\"{zoneId}\" is no time zone; write it like Europe/Zurich.";
        foreach (var hours in week.Where(hours => hours.Day == IsoDayOfWeek.None || !hours.IsInOrder))
            yield return $"{hours.Day}: {hours.From:HH:mm} to {hours.Until:HH:mm} ends before it begins.";
        foreach (var (hours, index) in week.Select((hours, index) => (hours, index)))
            if (week.Take(index).Any(hours.Overlaps))
                yield return $"{hours.Day}: {hours.From:HH:mm} to {hours.Until:HH:mm} overlaps another stretch of that day.";
    }
}
