using System.Security.Cryptography;
using System.Text;
using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.Coaching.Domain;

/// <summary>
/// Who may be proposed to whom, and in which order. Hard rules first; then hours in common (at most four count, a point each), a point for
/// another specialty, a point for a shared language, and up to a point for having room, so that coaches fill evenly. Equal scores are
/// ordered by a digest of place and coach: the same for one participant at every look, different between participants.
/// </summary>
internal static class Matching
{
    public const int Proposed = 3;
    private const double MostHoursCounted = 4;

    public static IReadOnlyList<Proposal> Propose(PersonId person, PlaceId place, Wishes wishes, DateTimeZone zone, Instant now, Instant closesAt, IEnumerable<Candidate> coaches) =>
    [
        .. coaches.Where(coach => Barrier(person, wishes, closesAt, coach) is null)
            .Select(coach => Judge(wishes, zone, now, coach))
            .OrderByDescending(proposal => proposal.Score).ThenBy(proposal => Digest(place, proposal.Candidate.Coach), StringComparer.Ordinal)
            .Take(Proposed),
    ];

    /// <summary>The first hard rule that stands between this person and this coach, in words; null when none does.</summary>
    public static string? Barrier(PersonId person, Wishes wishes, Instant closesAt, Candidate coach) =>
        coach.Coach == person ? "Nobody coaches themselves."
        : Same(coach.Department, wishes.Department) ? "This coach works in your own department."
        : coach.CredentialValidUntil < closesAt.InZone(coach.Zone).Date ? "This coach's credential ends before your coaching would."
        : coach.Load >= coach.Capacity ? "This coach has no room at the moment."
        : null;

    private static Proposal Judge(Wishes wishes, DateTimeZone zone, Instant now, Candidate coach)
    {
        var shared = SharedHours(wishes.Times, zone, now, coach);
        var languages = wishes.Languages.Where(language => coach.Languages.Any(spoken => Same(spoken, language))).ToList();
        var otherSpecialty = !Same(coach.Specialty, wishes.Specialty);
        var room = (double)(coach.Capacity - coach.Load) / coach.Capacity;
        var score = Math.Min(shared, MostHoursCounted) + (otherSpecialty ? 1 : 0) + (languages.Count > 0 ? 1 : 0) + room;
        return new(coach, score, [.. Reasons(wishes, shared, languages, otherSpecialty, coach)]);
    }

    private static IEnumerable<string> Reasons(Wishes wishes, double shared, List<string> languages, bool otherSpecialty, Candidate coach)
    {
        yield return "Works in another department than you.";
        if (shared > 0) yield return $"Has {shared:0.#} free {(shared == 1 ? "hour" : "hours")} a week{(wishes.Times == TimesOfWeek.Unsaid ? "." : " at the times you named.")}";
        if (otherSpecialty) yield return $"Comes from another specialty: {coach.Specialty}.";
        if (languages.Count > 0) yield return $"Speaks {string.Join(" and ", languages)}, as you do.";
    }

    /// <summary>Hours of the coach's coming week that fall into the named times on the participant's clock, by half hours.</summary>
    internal static double SharedHours(TimesOfWeek times, DateTimeZone zone, Instant now, Candidate coach)
    {
        var half = Duration.FromMinutes(30);
        var halves = Slots.Offered(coach.Hours, coach.Zone, now, now + Duration.FromDays(7), half);
        return halves.Count(start => times.Include(start.InZone(zone).LocalDateTime)) / 2.0;
    }

    private static bool Same(string one, string other) => string.Equals(one.Trim(), other.Trim(), StringComparison.OrdinalIgnoreCase);

    private static string Digest(PlaceId place, PersonId coach) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{place}/{coach}")));
}
