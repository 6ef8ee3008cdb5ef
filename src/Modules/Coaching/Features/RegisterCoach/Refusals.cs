using Confrere.Kernel.Refusals;
using NodaTime;

namespace Confrere.Coaching.Features.RegisterCoach;

/// <summary>Everything that is missing or wrong, in one sentence each.</summary>
internal sealed record CoachIsIncomplete(string Sentence) : Refusal(Sentence)
{
    public static CoachIsIncomplete? Of(CoachDetails details)
    {
        var problems = Problems(details).ToList();
        return problems.Count == 0 ? null : new(string.Join(" ", problems));
    }

    private static IEnumerable<string> Problems(CoachDetails details)
    {
        if (string.IsNullOrWhiteSpace(details.Name)) yield return "The name is missing.";
        if (!details.Email.Contains('@')) yield return "The e-mail address has no @.";
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(details.ZoneId) is null) yield return $"\"{details.ZoneId}\" is no time zone; write it like Europe/Zurich.";
        if (string.IsNullOrWhiteSpace(details.Department)) yield return "The department is missing; without it nobody can be kept from a coach of their own.";
        if (string.IsNullOrWhiteSpace(details.Specialty)) yield return "The specialty is missing.";
        if (string.IsNullOrWhiteSpace(details.Credential)) yield return "The credential is missing.";
        if (details.Capacity is < 0 or > 40) yield return "The number of people at once should be between 0 and 40.";
    }
}
