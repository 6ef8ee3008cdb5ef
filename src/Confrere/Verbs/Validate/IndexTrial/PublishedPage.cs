using System.Text;
using Confrere.Analysis.Domain.Plan;
using Confrere.Analysis.Domain.Results;

namespace Confrere.App.Verbs.Validate.IndexTrial;

/// <summary>The page docs/validation/published-trial.md.</summary>
internal static class PublishedPage
{
    public static string Write(ulong seed, int trials, IReadOnlyList<PublishedCheck> checks, TrialResults one)
    {
        var page = new StringBuilder();
        page.AppendLine("# The published trial as a check").AppendLine()
            .AppendLine(Invariant($"Written by `./run validate published-trial --trials {trials} --seed {seed}`; do not edit. The same command writes the same page on any number of cores.")).AppendLine()
            .AppendLine(Invariant($"""
                {trials} trials are drawn with the figures of the published trial of physician peer coaching as truth ({one.Treated} coached at once, {one.Control} waiting; registration
                NCT05036993), answer by answer. Each goes through the pipeline of a programme: answers are scored by the instrument's rule, masked, frozen, hashed and read back, and the
                plan of `samples/protocols/peer-coaching-6x3.yaml` is carried out. What is held against the nominal level is whether its intervals cover the published differences.
                What the publication does not state (standard deviations, correlations, how many of the waiting arm were analysed) is derived or assumed, and says so in
                `src/Modules/Planning/Contracts/PublishedTruth.cs`. Engagement (UWES), published as well, is not among the instrument's scales and is not simulated.
                """)).AppendLine()
            .AppendLine("## Coverage").AppendLine()
            .AppendLine(Invariant($"""
                After each share or mean stands its Monte Carlo standard error. *SE / SD* is the mean standard error over the standard deviation of the estimates. A number in bold is more
                than {ValidationPage.Notable} Monte Carlo standard errors from the truth or from {100 * one.Plan.Level} %. *Half-width* is that of the interval; the published one is half the printed interval.
                """)).AppendLine()
            .AppendLine("| outcome | published difference | mean estimate | SE / SD | coverage % | significant % | half-width here | half-width published | failed fits |").AppendLine("|---|---:|---:|---:|---:|---:|---:|---:|---:|");
        foreach (var check in checks) page.AppendLine(Row(check, one.Plan.Level));
        page.AppendLine().AppendLine("## One such trial").AppendLine()
            .AppendLine(Invariant($"The first of them, as its report shows it under \"Beside the published trial\". Dataset SHA-256 `{one.DataHash}`. The whole report: `./run validate published-trial --report report.html`.")).AppendLine()
            .AppendLine("| outcome | published (95 % interval) | here (95 % interval) | n | source |").AppendLine("|---|---:|---:|---:|---|");
        foreach (var published in one.Plan.Published) page.AppendLine(Row(one, published));
        return page.ToString();
    }

    private static string Row(PublishedCheck check, double level)
    {
        var mean = Marked(Invariant($"{check.Mean:F3}"), check.BiasInErrors) + Invariant($" ({check.BiasError:F3})");
        var coverage = Marked(Invariant($"{100 * check.Coverage.Value:F2}"), check.Coverage.ErrorsFrom(level)) + Invariant($" ({100 * check.Coverage.StandardError:F2})");
        var printed = (check.Published.Limits.Upper - check.Published.Limits.Lower) / 2;
        return Invariant($"| {check.Outcome.Label} | {check.Published.Difference:F2} | {mean} | {check.MeanStandardError / check.Spread:F3} | {coverage} | {100 * check.Significant.Value:F1} ({100 * check.Significant.StandardError:F1}) | {check.HalfWidth:F2} | {printed:F2} | {check.Failures} |");
    }

    private static string Row(TrialResults one, PublishedComparison published)
    {
        var outcome = one.Plan.Outcomes.Single(outcome => outcome.Code == published.Outcome);
        var ours = PublishedCheck.At(one, published)!;
        return Invariant($"| {outcome.Label} | {published.Difference:F2} ({published.Limits.Lower:F2} to {published.Limits.Upper:F2}) | {ours.Estimate:F2} ({ours.Limits.Lower:F2} to {ours.Limits.Upper:F2}) | {ours.Treated} + {ours.Control} | {published.Source} |");
    }

    private static string Marked(string text, double errors) => Math.Abs(errors) > ValidationPage.Notable ? $"**{text}**" : text;

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
