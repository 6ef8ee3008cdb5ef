using System.Security.Cryptography;
using System.Text;
using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.Coaching.Domain;

/// <summary>
/// Who may be proposed to one participant, and in which order: by the hard rules and the points of <see cref="PairTable"/>, less the
/// coach's crowding, so that coaches fill evenly. Equal scores are ordered by a digest of place and coach: the same for one participant
/// at every look, different between participants.
/// </summary>
internal static class Matching
{
    public const int Proposed = 3;

    public static IReadOnlyList<Proposal> Propose(Seeker seeker, IReadOnlyList<Candidate> coaches, Ties ties, Instant now, bool neverSameSpecialty = false)
    {
        var table = new PairTable([seeker], coaches, ties, now, neverSameSpecialty);
        return
        [
            .. Enumerable.Range(0, coaches.Count).Where(coach => coaches[coach].Room > 0 && table.Barriers(0, coach) == MatchRules.None)
                .OrderByDescending(coach => Score(table, coach, coaches[coach])).ThenBy(coach => Digest(seeker.Place, coaches[coach].Coach), StringComparer.Ordinal)
                .Take(Proposed).Select(coach => new Proposal(coaches[coach], Score(table, coach, coaches[coach]), [.. table.Reasons(0, coach)])),
        ];
    }

    /// <summary>The hard rules that stand between this person and this coach, room included.</summary>
    public static MatchRules Barriers(Seeker seeker, Candidate coach, Ties ties, Instant now, bool neverSameSpecialty = false) =>
        new PairTable([seeker], [coach], ties, now, neverSameSpecialty).Barriers(0, 0) | (coach.Room > 0 ? MatchRules.None : MatchRules.Capacity);

    private static int Score(PairTable table, int index, Candidate coach) => table.Score(0, index) - PairTable.Crowding(coach, coach.Load);

    private static string Digest(PlaceId place, PersonId coach) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{place}/{coach}")));
}
