using Confrere.Protocols.Contracts;

namespace Confrere.Coaching.Domain;

/// <summary>The hard rules of a match, as a set. Those that can be waived or waited for come first: an explanation names them before the others.</summary>
[Flags]
internal enum MatchRules
{
    None = 0,
    Capacity = 1 << 0,
    Credential = 1 << 1,
    Away = 1 << 2,
    CallPool = 1 << 3,
    Department = 1 << 4,
    Specialty = 1 << 5,
    SetAside = 1 << 6,
    FormerPair = 1 << 7,
    Evaluation = 1 << 8,
    Supervision = 1 << 9,
    Promotion = 1 << 10,
    Direction = 1 << 11,
    Treatment = 1 << 12,
    FamilyOrFinancial = 1 << 13,
    PrivateBlock = 1 << 14,
    Self = 1 << 15,
}

internal static class MatchRulesExtensions
{
    /// <summary>Rules that stand between two people because somebody said so, and not because of a profile or a number.</summary>
    public const MatchRules Declared = MatchRules.SetAside | MatchRules.FormerPair | MatchRules.Evaluation | MatchRules.Supervision | MatchRules.Promotion
        | MatchRules.Direction | MatchRules.Treatment | MatchRules.FamilyOrFinancial | MatchRules.PrivateBlock;

    /// <summary>Never offered as something to relax: nobody coaches themselves, and a private block is not to be argued with.</summary>
    public const MatchRules NeverRelaxed = MatchRules.Self | MatchRules.PrivateBlock;

    public static IEnumerable<MatchRules> Each(this MatchRules rules) => Enum.GetValues<MatchRules>().Where(rule => rule != MatchRules.None && rules.HasFlag(rule));

    /// <summary>What a participant reads whose choice is refused. Ties are not spelled out: the sentence must not tell who declared what.</summary>
    public static string Sentence(this MatchRules rule) => rule switch
    {
        MatchRules.Self => "Nobody coaches themselves.",
        MatchRules.Department => "This coach works in your own department.",
        MatchRules.CallPool => "This coach shares your call rota.",
        MatchRules.Specialty => "This coach has your own specialty.",
        MatchRules.Credential => "This coach's credential ends before your coaching would.",
        MatchRules.Away => "This coach is away for the next weeks.",
        MatchRules.Capacity => "This coach has no room at the moment.",
        _ => "This coach cannot be proposed to you.",
    };

    /// <summary>The rule's name, as the match desk reads it.</summary>
    public static string Name(this MatchRules rule) => rule switch
    {
        MatchRules.Self => "the same person",
        MatchRules.Department => "the same department",
        MatchRules.CallPool => "the same call rota",
        MatchRules.Specialty => "the same specialty",
        MatchRules.Credential => "not certified through the whole block",
        MatchRules.Capacity => "no room",
        MatchRules.Away => "away for the next three weeks",
        MatchRules.SetAside => "set aside by the match desk",
        MatchRules.FormerPair => "met before, and it did not fit",
        MatchRules.Evaluation => "one evaluates the other",
        MatchRules.Supervision => "one supervises the other",
        MatchRules.Promotion => "one sits on the other's promotion committee",
        MatchRules.Direction => "one directs the other's programme",
        MatchRules.Treatment => "one treats the other",
        MatchRules.FamilyOrFinancial => "a family or financial tie",
        MatchRules.PrivateBlock => "a private block",
        _ => "no rule",
    };

    /// <summary>Where the rule comes from: the protocol's own line, or the house, whose rules no protocol can take away.</summary>
    public static string Source(this MatchRules rule, CoachRules rules)
    {
        if (rule == MatchRules.Capacity) return $"coaches.mostAtOnce: {rules.MostAtOnce}, or the coach's own number";
        if (rule == MatchRules.Credential) return rules.Credentials.Count == 0 ? "the house: a credential lasts through the block" : $"coaches.credentials: {string.Join(", ", rules.Credentials)}";
        if (rule == MatchRules.Away) return "the house: a coach nobody can book within the booking horizon is not matched";
        if (rule == MatchRules.SetAside) return "the match desk, for this draft";
        var said = rules.Never.Where(word => Of(word) == rule).ToList();
        return said.Count > 0 ? $"coaches.never: {string.Join(", ", said)}" : "the house, for every protocol";
    }

    /// <summary>Other specialties are preferred always and demanded where the protocol says so.</summary>
    public static bool NeverSameSpecialty(this CoachRules rules) => rules.Never.Any(word => Of(word) == MatchRules.Specialty);

    /// <summary>The rule that a word of the protocol's <c>coaches.never</c> states.</summary>
    public static MatchRules Of(string conflict) => conflict switch
    {
        "supervisor" or "supervisee" => MatchRules.Supervision,
        "evaluator" => MatchRules.Evaluation,
        "promotion-committee" => MatchRules.Promotion,
        "programme-director" => MatchRules.Direction,
        "same-department" => MatchRules.Department,
        "same-specialty" => MatchRules.Specialty,
        "treating-physician" => MatchRules.Treatment,
        "family-or-financial-tie" => MatchRules.FamilyOrFinancial,
        "failed-match-before" => MatchRules.FormerPair,
        _ => MatchRules.None,
    };
}
