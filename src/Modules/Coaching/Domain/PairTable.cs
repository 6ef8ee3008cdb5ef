using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.Coaching.Domain;

/// <summary>
/// Every pair of a pool, judged: which hard rules stand between the two, and how well they fit. Words are turned into numbers once, so
/// that the fifty million pairs of a large system take seconds. Points are thousandths; the order of the weights is the protocol's
/// order of wishes: time first, then topics, then stage, specialty, language and continuity.
/// </summary>
internal sealed class PairTable
{
    public const int Point = 1000;
    public const int MostHours = 4;
    public const int MostTopics = 2;

    private readonly IReadOnlyList<Seeker> _seekers;
    private readonly IReadOnlyList<Candidate> _coaches;
    private readonly bool _neverSameSpecialty;
    private readonly Dictionary<string, int> _words = [];
    private readonly Features[] _seekerFeatures;
    private readonly Features[] _coachFeatures;
    private readonly Instant[] _lapses;
    private readonly Instant[] _lapsesForTrainees;
    private readonly int[] _groups;
    private readonly int[][] _halfHours;
    private readonly Dictionary<int, MatchRules>[] _ties;

    public PairTable(IReadOnlyList<Seeker> seekers, IReadOnlyList<Candidate> coaches, Ties ties, Instant now, bool neverSameSpecialty = false)
    {
        (_seekers, _coaches, _neverSameSpecialty) = (seekers, coaches, neverSameSpecialty);
        _seekerFeatures = [.. seekers.Select(seeker => Of([seeker.Wishes.Department], seeker.Wishes.CallPool, seeker.Wishes.Specialty, seeker.Wishes.CareerStage, seeker.Wishes.Languages, seeker.Wishes.Topics))];
        _coachFeatures = [.. coaches.Select(coach => Of([coach.Department, .. coach.OtherDepartments], coach.CallPool, coach.Specialty, coach.CareerStage, coach.Languages, coach.Interests))];
        _lapses = [.. coaches.Select(coach => Lapse(coach, trainee: false))];
        _lapsesForTrainees = [.. coaches.Select(coach => Lapse(coach, trainee: true))];
        (_groups, _halfHours) = SharedHalfHours.Of(seekers, coaches, now);
        _ties = TiesByIndex(ties);
    }

    /// <summary>The rules that stand between the two, capacity left out: that one depends on who else is matched.</summary>
    public MatchRules Barriers(int seeker, int coach)
    {
        var (mine, theirs) = (_seekerFeatures[seeker], _coachFeatures[coach]);
        var rules = _ties[seeker].GetValueOrDefault(coach);
        if (Meet(mine.Departments, theirs.Departments)) rules |= MatchRules.Department;
        if (mine.CallPool >= 0 && mine.CallPool == theirs.CallPool) rules |= MatchRules.CallPool;
        if (_neverSameSpecialty && mine.Specialty >= 0 && mine.Specialty == theirs.Specialty) rules |= MatchRules.Specialty;
        if (_seekers[seeker].ClosesAt >= (_seekers[seeker].IsTrainee ? _lapsesForTrainees : _lapses)[coach]) rules |= MatchRules.Credential;
        if (_coaches[coach].IsAway) rules |= MatchRules.Away;
        return rules;
    }

    private static Instant Lapse(Candidate coach, bool trainee) =>
        coach.MayCoachUntil(trainee) is { } last ? last.PlusDays(1).AtStartOfDayInZone(coach.Zone).ToInstant() : Instant.MinValue;

    /// <summary>How well the two fit, in thousandths of a point; without the coach's room.</summary>
    public int Score(int seeker, int coach)
    {
        var (mine, theirs) = (_seekerFeatures[seeker], _coachFeatures[coach]);
        var score = Math.Min(_halfHours[_groups[seeker]][coach], 2 * MostHours) * (Point / 2);
        score += Math.Min(Shared(mine.Topics, theirs.Topics), MostTopics) * Point;
        if (mine.Stage >= 0 && mine.Stage == theirs.Stage) score += Point;
        if (mine.Specialty < 0 || mine.Specialty != theirs.Specialty) score += Point;
        if (Meet(mine.Languages, theirs.Languages)) score += Point;
        if (IsContinuity(seeker, coach)) score += Point;
        return score;
    }

    /// <summary>What it costs that the coach takes one more with so many already: fair spread, at most a point.</summary>
    public static int Crowding(Candidate coach, int load) => coach.Capacity == 0 ? Point : Point * load / coach.Capacity;

    /// <summary>Hours a week at the seeker's named times.</summary>
    public double SharedHours(int seeker, int coach) => _halfHours[_groups[seeker]][coach] / 2.0;

    /// <summary>What speaks for the pair, in the words of the participant's card.</summary>
    public IEnumerable<string> Reasons(int seeker, int coach)
    {
        var (wishes, candidate, hours) = (_seekers[seeker].Wishes, _coaches[coach], SharedHours(seeker, coach));
        yield return "Works in another department than you.";
        if (!candidate.IsCertified) yield return "Coaches under a certified mentor.";
        if (hours > 0) yield return $"Has {hours:0.#} free {(hours == 1 ? "hour" : "hours")} a week{(wishes.Times == TimesOfWeek.Unsaid ? "." : " at the times you named.")}";
        if (InCommon(wishes.Topics, candidate.Interests) is { Count: > 0 } topics) yield return $"Interested in what you would like to work on: {string.Join("; ", topics)}.";
        if (wishes.CareerStage.Length > 0 && Same(wishes.CareerStage, candidate.CareerStage)) yield return $"At the career stage you asked for: {candidate.CareerStage.ToLowerInvariant()}.";
        if (!Same(candidate.Specialty, wishes.Specialty)) yield return $"Comes from another specialty: {candidate.Specialty}.";
        if (InCommon(wishes.Languages, candidate.Languages) is { Count: > 0 } languages) yield return $"Speaks {string.Join(" and ", languages)}, as you do.";
        if (IsContinuity(seeker, coach)) yield return "You completed a course together before.";
    }

    private bool IsContinuity(int seeker, int coach) => _seekers[seeker].Completed.Count > 0 && _seekers[seeker].Completed.Contains(_coaches[coach].Coach);

    private Dictionary<int, MatchRules>[] TiesByIndex(Ties ties)
    {
        var indexes = _coaches.Select((coach, index) => (Person: ties.Whole(coach.Coach), index)).ToLookup(pair => pair.Person, pair => pair.index);
        var all = new Dictionary<int, MatchRules>[_seekers.Count];
        for (var seeker = 0; seeker < all.Length; seeker++)
        {
            all[seeker] = [];
            foreach (var self in indexes[ties.Whole(_seekers[seeker].Person)]) all[seeker][self] = MatchRules.Self;
            foreach (var (other, rule) in ties.Of(_seekers[seeker].Person))
                foreach (var coach in indexes[other]) all[seeker][coach] = all[seeker].GetValueOrDefault(coach) | rule;
        }
        return all;
    }

    private Features Of(IEnumerable<string> departments, string pool, string specialty, string stage, IEnumerable<string> languages, IEnumerable<string> topics) =>
        new(Numbers(departments), Number(pool), Number(specialty), Number(stage), Numbers(languages), Numbers(topics));

    private int[] Numbers(IEnumerable<string> words) => [.. words.Select(Number).Where(number => number >= 0).Distinct()];

    private int Number(string word)
    {
        var key = word.Trim().ToLowerInvariant();
        if (key.Length == 0) return -1;
        if (!_words.TryGetValue(key, out var number)) _words[key] = number = _words.Count;
        return number;
    }

    private static bool Meet(int[] some, int[] others) => Shared(some, others) > 0;

    private static int Shared(int[] some, int[] others)
    {
        var shared = 0;
        foreach (var one in some)
            foreach (var other in others)
                if (one == other) shared++;
        return shared;
    }

    private static List<string> InCommon(IReadOnlyList<string> wished, IReadOnlyList<string> offered) => [.. wished.Where(word => offered.Any(other => Same(word, other)))];

    private static bool Same(string one, string other) => string.Equals(one.Trim(), other.Trim(), StringComparison.OrdinalIgnoreCase);

    private sealed record Features(int[] Departments, int CallPool, int Specialty, int Stage, int[] Languages, int[] Topics);
}
