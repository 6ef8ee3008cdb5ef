using Confrere.Analysis.Domain.Release;
using Confrere.Analysis.Domain.Results;
using Confrere.Analysis.Report.Documents;
using Confrere.Kernel.Writing;

namespace Confrere.Analysis.Report.Sections;

internal static class HarmsSection
{
    public static Section Of(TrialResults results) => new("harms", "Harms", [.. Worse(results),
        .. Distress(results),
        Block.Prose("The frozen data hold no record of adverse events, so this is what answers can show of harm and not all of it.")]);

    private static IEnumerable<Block> Distress(TrialResults results)
    {
        if (results.Distress.Count == 0) yield break;
        yield return new Table("distress", $"Surveys with answers that call for help, by the protocol's safety rules, everybody together; counts rounded to {Disclosure.RoundingBase}.", [new("Rule"), new("Surveys that asked"), new("Surveys that met it")],
            [.. results.Distress.Select(rule => new Row(rule.Rule, rule.Surveys is { } asked ? $"about {asked}" : TooFew, rule.Met is { } met ? $"about {met}" : TooFew))])
        {
            Note = "Whoever answered so was shown confidential help at once; nobody was told. A count that would point at a few people is not shown.",
        };
    }

    private const string TooFew = "too few to be shown";

    private static IEnumerable<Block> Worse(TrialResults results)
    {
        if (results.Worse is not { } worse) yield break;
        var (plan, outcome) = (results.Plan, results.PrimaryOutcome.Outcome);
        string Arm(Share share, Limits limits) => $"{Cell.Count(share)}; {Numerals.Fixed(100 * limits.Lower, 1)} to {Numerals.Fixed(100 * limits.Upper, 1)}%";
        yield return new MarginNote($"Worse by at least {Numerals.Fixed(worse.Points, outcome.Decimals)} {outcome.ShortUnit()}, half the standard deviation before. Of those measured both times; Wilson's interval.");
        yield return new Table("harms", $"Participants whose {outcome.Label} became worse {Wording.At(plan.KeyVisit)}: count (share) with its {Numerals.Level(plan.Level)} interval.", [new("Arm"), new("Became worse", HoldsWords: true)],
            [.. results.Arms.Where(arm => arm.Worse is not null).Select(arm => new Row(Wording.Capital(arm.Arm.Label), Arm(arm.Worse!.Value.Share, arm.Worse.Value.Limits)))]);
    }
}
