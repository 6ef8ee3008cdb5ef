using Confrere.Coaching.Domain;
using Confrere.Protocols.Contracts;

namespace Confrere.Coaching.Features.RunMatch;

/// <summary>Why somebody has no coach, as lines that the match desk reads.</summary>
internal static class MatchWords
{
    public static IEnumerable<string> Of(Unmatched one, CoachRules rules)
    {
        var blocking = one.Blocking.Each().ToList();
        yield return blocking.Count == 1
            ? $"Every coach is kept away by one rule: {Named(blocking[0], rules)}."
            : $"Every coach is kept away by one of {blocking.Count} rules: {string.Join("; ", blocking.Select(rule => Named(rule, rules)))}.";
        foreach (var relaxation in one.Relaxations) yield return Of(relaxation);
        if (one.Relaxations.Count == 0) yield return "No single change would help: with every coach more than one rule stands in the way, or one that is not relaxed.";
    }

    private static string Of(Relaxation relaxation)
    {
        var coaches = relaxation.Coaches == 1 ? "one coach" : $"any of {relaxation.Coaches} coaches";
        return relaxation.Rule switch
        {
            MatchRules.Capacity => $"One more place with {coaches} would match them.",
            MatchRules.Away => $"Once {coaches} can be booked again they would be matched.",
            MatchRules.Credential => $"A certificate of {coaches} that lasts through the block would match them.",
            MatchRules.Department or MatchRules.CallPool or MatchRules.Specialty => $"An exception from \"{relaxation.Rule.Name()}\" with {coaches} would match them; only an amended protocol or a corrected profile can make it.",
            MatchRules.SetAside => $"Proposing {coaches} again that the desk set aside would match them.",
            _ => $"Without \"{relaxation.Rule.Name()}\" with {coaches} they would be matched, if that is no longer so.",
        };
    }

    private static string Named(MatchRules rule, CoachRules rules) => $"{rule.Name()} ({rule.Source(rules)})";
}
