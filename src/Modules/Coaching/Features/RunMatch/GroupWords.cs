using Confrere.Coaching.Domain;
using Confrere.Protocols.Contracts;

namespace Confrere.Coaching.Features.RunMatch;

/// <summary>Why somebody is in no group, as lines that the match desk reads.</summary>
internal static class GroupWords
{
    public static IEnumerable<string> Of(GroupReasons reasons, int size, CoachRules rules)
    {
        var blocking = Each(reasons.Blocking).ToList();
        yield return blocking.Count == 1
            ? $"Every group of {size} with them is kept from coming about by one rule: {Named(blocking[0], rules)}."
            : $"Every group of {size} with them is kept from coming about by one of {blocking.Count} rules: {string.Join("; ", blocking.Select(rule => Named(rule, rules)))}.";
        var changes = reasons.Alone.Where(alone => MayBeRelaxed(alone.Rule)).Select(alone => Of(alone.Rule, alone.Coaches == 1 ? "one coach" : $"any of {alone.Coaches} coaches")).ToList();
        foreach (var change in changes) yield return change;
        if (changes.Count == 0) yield return "No single change would help: with every group more than one rule stands in the way, or one that is not relaxed.";
        if (!reasons.IsWhole) yield return "So many wait that not every group was looked at.";
    }

    // What somebody stated about two members may be a private block, which is not to be argued with.
    private static bool MayBeRelaxed(GroupRules rule) => rule != GroupRules.Tie && ((MatchRules)(int)rule & MatchRulesExtensions.NeverRelaxed) == 0;

    private static string Of(GroupRules rule, string coaches) => rule switch
    {
        GroupRules.NoRoom => $"One more place with {coaches} would make a group.",
        GroupRules.NoHour => $"An hour a week that all of them and {coaches} have free would make a group.",
        GroupRules.SameDepartment => "Somebody more of another department would make a group.",
        GroupRules.Placed => "Somebody more in line would make a group: it would come about with those who are in another one.",
        _ => $"Without \"{((MatchRules)(int)rule).Name()}\" between one of them and {coaches} a group would come about, if that is no longer so.",
    };

    private static string Named(GroupRules rule, CoachRules rules) => rule switch
    {
        GroupRules.NoRoom => "no coach has room",
        GroupRules.SameDepartment => "two of them from the same department",
        GroupRules.Tie => "something that is stated between two of them",
        GroupRules.NoHour => "no hour a week that all of them and the coach have free",
        GroupRules.Placed => "those who could be with them are in another group",
        _ => $"{((MatchRules)(int)rule).Name()}, between one of them and the coach ({((MatchRules)(int)rule).Source(rules)})",
    };

    private static IEnumerable<GroupRules> Each(GroupRules rules) => Enumerable.Range(0, 20).Select(bit => (GroupRules)(1 << bit)).Where(rule => (rules & rule) != 0);
}
