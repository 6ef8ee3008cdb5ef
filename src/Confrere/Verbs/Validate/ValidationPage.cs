using System.Globalization;
using System.Text;

namespace Confrere.App.Verbs.Validate;

/// <summary>The page docs/validation/statistics.md.</summary>
internal static class ValidationPage
{
    /// <summary>More than this many Monte Carlo standard errors from nominal is told; among a hundred shares chance alone would not do it.</summary>
    public const double Notable = 4;

    private const double Level = 0.95, Significance = 0.05;

    private static readonly (RungKind Kind, string Title)[] Titles =
    [
        (RungKind.Identities, "identities"), (RungKind.Certified, "certified data"), (RungKind.Published, "published tables"), (RungKind.OtherSoftware, "other software"),
        (RungKind.Invariances, "invariances"), (RungKind.Simulated, "simulation"), (RungKind.HostileInput, "hostile input"),
    ];

    public static string Write(ulong seed, int replicates, IReadOnlyList<SimulatedMethod> methods, IReadOnlyList<PublishedPower> powers)
    {
        var page = new StringBuilder();
        page.AppendLine("# How the statistics are validated").AppendLine()
            .AppendLine(Invariant($"Written by `./run validate --replicates {replicates} --seed {seed}`; do not edit. The same command writes the same page on any number of cores.")).AppendLine();
        page.Append(LadderOf(Ladder.All));
        Simulated(page, replicates, methods);
        Compared(page, powers);
        return page.ToString();
    }

    /// <summary>The overview and a section for each estimator; a test compares it with the committed page.</summary>
    public static string LadderOf(IReadOnlyList<Estimator> estimators)
    {
        var page = new StringBuilder("## Which rungs each estimator stands on\n\n");
        page.AppendLine("| estimator | " + string.Join(" | ", Titles.Select(t => t.Title)) + " |").AppendLine("|---" + string.Concat(Titles.Select(_ => "|:---:")) + "|");
        foreach (var estimator in estimators)
            page.AppendLine($"| {estimator.Name} | {string.Join(" | ", Titles.Select(t => estimator.Rungs.Any(r => r.Kind == t.Kind) ? "yes" : "-"))} |");
        page.AppendLine().AppendLine("A dash is a rung that the estimator does not stand on: no claim is made there.").AppendLine();
        foreach (var estimator in estimators)
        {
            page.AppendLine($"### {estimator.Name}").AppendLine().AppendLine($"Definition: [{estimator.Specification}](../specification/{estimator.Specification}).").AppendLine();
            foreach (var rung in estimator.Rungs)
                page.AppendLine($"- **{Titles.Single(t => t.Kind == rung.Kind).Title}**: {rung.Shows} ([{Path.GetFileName(rung.File)}](../../{rung.File}): {string.Join(", ", rung.Tests.Select(t => $"`{t}`"))})");
            page.AppendLine();
        }
        return page.ToString();
    }

    private static void Simulated(StringBuilder page, int replicates, IReadOnlyList<SimulatedMethod> methods)
    {
        page.AppendLine("## Simulation").AppendLine().AppendLine(Invariant($"""
            {replicates} trials for each design and true effect, outcomes in units of a standard deviation, all tests at 5 % (two-sided) and intervals
            of 95 %. After each share or bias stands its Monte Carlo standard error. *Bias* is mean estimate minus true effect. *SE / SD* is the
            mean standard error over the standard deviation of the estimates. *Type I error* is the share of significant trials without an effect,
            *power* with it. A number in bold is more than {Notable} Monte Carlo standard errors from zero or from the nominal 95 % or 5 %. A fit that
            did not converge is counted and left out. A *control* breaks an assumption on purpose and is expected to fail.
            """)).AppendLine();
        foreach (var scenario in methods.GroupBy(m => m.Scenario))
        {
            page.AppendLine(Invariant($"### {scenario.Key.Design}")).AppendLine().AppendLine(Invariant($"True effect {scenario.Key.Effect} (and 0 for the type I error).")).AppendLine()
                .AppendLine("| analysis | bias | SE / SD | coverage % | type I error % | power % | failed fits |").AppendLine("|---|---:|---:|---:|---:|---:|---:|");
            foreach (var method in scenario) page.AppendLine(Row(method));
            page.AppendLine();
        }
    }

    private static string Row(SimulatedMethod m)
    {
        var name = $"{m.Method.Estimator}: {m.Method.Name}{(m.Method.IsControl ? " (control)" : "")}";
        var bias = Marked(Invariant($"{m.WithEffect.Bias:F4}"), m.WithEffect.BiasInErrors) + Invariant($" ({m.WithEffect.BiasError:F4})");
        var power = Invariant($"{100 * m.WithEffect.Rejection.Value:F1} ({100 * m.WithEffect.Rejection.StandardError:F1})");
        return Invariant($"| {name} | {bias} | {m.WithEffect.MeanStandardError / m.WithEffect.Spread:F3} | {Share(m.WithEffect.Coverage, Level)} | {Share(m.WithoutEffect.Rejection, Significance)} | {power} | {m.WithEffect.Failures + m.WithoutEffect.Failures} |");
    }

    private static void Compared(StringBuilder page, IReadOnlyList<PublishedPower> powers)
    {
        page.AppendLine("## Against the simulation in R").AppendLine()
            .AppendLine("`reference/power_sim` holds the share of significant ANCOVAs that R 4.2.2 found in trials of the same kind, drawn from another generator.").AppendLine()
            .AppendLine("| trial | here % | in R % | difference in standard errors |").AppendLine("|---|---:|---:|---:|");
        foreach (var power in powers)
            page.AppendLine(Invariant($"| {power.Name} | {100 * power.Ours.Value:F2} ({100 * power.Ours.StandardError:F2}) | {100 * power.InR:F2} ({100 * power.ErrorInR:F2}) | {Marked(Invariant($"{power.Errors:F1}"), power.Errors)} |"));
    }

    private static string Share(Proportion share, double nominal) =>
        Marked(Invariant($"{100 * share.Value:F2}"), share.ErrorsFrom(nominal)) + Invariant($" ({100 * share.StandardError:F2})");

    private static string Marked(string text, double errors) => Math.Abs(errors) > Notable ? $"**{text}**" : text;

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
