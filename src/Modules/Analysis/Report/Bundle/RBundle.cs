using System.Globalization;
using System.IO.Compression;
using System.Text;
using Confrere.Analysis.Domain.Computing;
using Confrere.Analysis.Domain.Freeze;
using Confrere.Analysis.Domain.Plan;
using Confrere.Analysis.Domain.Results;
using Confrere.Statistics.Imputation;
using Confrere.Statistics.Inference;

namespace Confrere.Analysis.Report.Bundle;

/// <summary>
/// Everything that somebody needs who trusts neither the program nor its authors: frozen data, dictionary, plan, arms, imputed values, every number, and a
/// program in base R that makes the numbers again. Equal results give equal bytes: entries stand in a fixed order and hold no time.
/// </summary>
internal static class RBundle
{
    public const string FrozenFile = "frozen.csv", DictionaryFile = "dictionary.csv", PlanFile = "plan.json", ArmsFile = "arms.csv", DeliveryFile = "sessions.csv",
        ExclusionsFile = "exclusions.csv", DeviationsFile = "deviations.csv", ResultsFile = "results.json", ImputedFile = "imputed.csv",
        OutsideFile = "outside.csv", RuleFile = "rule.json", DrawsFile = "draws.csv", DistressFile = "distress.csv";

    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly string[] Programs = ["reproduce.R", "repeated.R", "README.txt"];

    public static byte[] Of(TrialResults results, FrozenDataset frozen, IReadOnlyDictionary<string, string> arms, OpenedBeside? opened)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, text) in Files(results, frozen, arms, opened))
            {
                var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
                entry.LastWriteTime = NoTime;
                using var stream = entry.Open();
                stream.Write(Encoding.UTF8.GetBytes(text));
            }
        return bytes.ToArray();
    }

    public static IEnumerable<(string Name, string Text)> Files(TrialResults results, FrozenDataset frozen, IReadOnlyDictionary<string, string> arms, OpenedBeside? opened)
    {
        var plan = results.Plan;
        var table = TrialTable.Of(frozen, plan, arms, opened?.Delivered, opened?.Blocks);
        yield return (FrozenFile, frozen.Text);
        yield return (DictionaryFile, frozen.Dictionary);
        yield return (PlanFile, StoredPlan.TextOf(plan));
        yield return (ArmsFile, Lines("subject,arm,dose,sessions,block,cluster", frozen.Rows.Select(row => row.Subject).Distinct().Where(s => plan.Arms.Any(arm => arm.Level == arms.GetValueOrDefault(s))).Select(s => string.Join(',', FrozenText.Quoted(s), FrozenText.Quoted(arms[s]), Cell(plan.Dose is null ? null : table.Dose(s)),
            Cell(opened?.Delivered.GetValueOrDefault(s)?.Held), FrozenText.Quoted(plan.RandomisationTest?.HasBlocks == true ? table.Block(s) ?? "" : ""), FrozenText.Quoted(plan.Clusters is null ? "" : table.Cluster(s) ?? "")))));
        if (opened is not null)
        {
            yield return (DeliveryFile, FrozenDelivery.TextOf(opened.Delivered));
            yield return (ExclusionsFile, FrozenExclusion.TextOf(opened.Exclusions));
            if (opened.Minimised is { } list)
            {
                yield return (RuleFile, list.Rule);
                var factors = list.Draws.SelectMany(draw => draw.Levels.Keys).Distinct().ToList();
                yield return (DrawsFile, Lines(string.Join(',', factors.Prepend("subject").Select(FrozenText.Quoted)), list.Draws.Select(draw => string.Join(',', factors.Select(factor => draw.Levels[factor]).Prepend(draw.Participant).Select(FrozenText.Quoted)))));
            }
            if (opened.Outside.Count > 0) yield return (OutsideFile, FrozenOutside.TextOf(opened.Outside));
            if (opened.Distress.Count > 0) yield return (DistressFile, FrozenDistress.TextOf(opened.Distress));
            if (opened.Deviations.Count > 0)
                yield return (DeviationsFile, Lines("date,what,reason", opened.Deviations.Select(d => $"{d.Date},{FrozenText.Quoted(d.What)},{FrozenText.Quoted(d.Reason)}")));
        }
        yield return ("analysis.csv", Lines("part,code,value", Parts(results, opened is not null).Concat((opened?.Minimised?.Parts() ?? []).Select(part => (part.Part, part.Code, Value: FrozenText.Number(part.Value)))).Select(part => string.Join(',', FrozenText.Quoted(part.Part), FrozenText.Quoted(part.Code), FrozenText.Quoted(part.Value)))));
        if (plan.Sensitivity is not null && Compared(results).Any(compared => compared.HasImputed)) yield return (ImputedFile, Imputed(results, frozen, arms, opened));
        yield return (ResultsFile, ResultsJson.Of(results));
        yield return ("expected.csv", Expected(results));
        foreach (var program in Programs) yield return (program, Resource(program));
    }

    // The main comparison has no code.
    private static IEnumerable<(string Code, TrialPlan Plan, bool HasImputed)> Compared(TrialResults results)
    {
        bool HasImputed(FurtherResults? further) => further?.Sensitivity.Any(row => row.Imputation is not null) == true;
        return results.Contrasts.Select(contrast => (contrast.Contrast.Code, contrast.Plan, HasImputed(contrast.Further))).Prepend(("", results.Plan, HasImputed(results.Further)));
    }

    private static string Imputed(TrialResults results, FrozenDataset frozen, IReadOnlyDictionary<string, string> arms, OpenedBeside? opened)
    {
        return Lines("contrast,assumption,imputation,subject,value", Compared(results).Where(compared => compared.HasImputed).SelectMany(compared => Of(compared.Code, compared.Plan)));

        IEnumerable<string> Of(string contrast, TrialPlan plan)
        {
            var table = TrialTable.Of(frozen, plan, arms, opened?.Delivered, opened?.Blocks);
            var imputed = new ImputedAnalysis(plan, plan.Sets is [var first, ..] ? AnalysisSets.Members(plan, table, first) : table, plan.KeyVisit);
            var asked = plan.Sensitivity!.DeltaStep is null ? plan.Sensitivity.Assumptions : plan.Sensitivity.Assumptions.Append(MissingAssumption.AtRandom).Distinct();
            return asked.SelectMany(imputed.Draws)
                .Select(draw => string.Create(CultureInfo.InvariantCulture, $"{FrozenText.Quoted(contrast)},{ImputedAnalysis.Words(plan, draw.Assumption).Code},{draw.Imputation},{FrozenText.Quoted(draw.Subject)},{FrozenText.Number(draw.Value)}"));
        }
    }

    private static string Expected(TrialResults results) => Lines("id,value,se,df,lower,upper,p", ResultNumbers.Of(results).Where(number => number.Value is not null)
        .Select(n => string.Join(',', FrozenText.Quoted(n.Id), Cell(n.Value), Cell(n.StandardError), Cell(n.DegreesOfFreedom), Cell(n.Interval?.Lower), Cell(n.Interval?.Upper), Cell(n.P))));

    private static string Cell(double? number) => number is { } value ? FrozenText.Number(value) : "";

    // What the R program must know of the plan and of the structures that were fitted.
    private static IEnumerable<(string Part, string Code, string Value)> Parts(TrialResults results, bool isOpened)
    {
        var plan = results.Plan;
        yield return ("arm", "treated", plan.Treated.Level);
        yield return ("arm", "control", plan.Control.Level);
        foreach (var other in plan.Contrasts?.Others ?? []) yield return ("other-arm", other.Level, "");
        foreach (var contrast in plan.Contrasts?.Further ?? []) yield return ("contrast", contrast.Treated.Level, contrast.Control.Level);
        if (results.ContrastTests.Count > 0) yield return ("contrast-multiplicity", plan.Contrasts!.Multiplicity, "");
        foreach (var contrast in results.Contrasts)
            foreach (var outcome in contrast.Outcomes.Where(outcome => outcome.Repeated is not null)) yield return ("contrast-structure", $"{contrast.Contrast.Code}.{outcome.Outcome.Code}", StructureOf(outcome.Repeated));
        foreach (var contrast in results.Contrasts)
            foreach (var row in contrast.Further?.Sensitivity.Where(row => row.Repeated is not null) ?? []) yield return ("contrast-other-structure", contrast.Contrast.Code, StructureOf(row.Repeated));
        yield return ("plan", "method", plan.Method);
        yield return ("plan", "level", FrozenText.Number(plan.Level));
        yield return ("plan", "baseline", plan.Baseline.Code);
        yield return ("plan", "key-visit", plan.KeyVisit.Code);
        yield return ("plan", "primary-outcome", plan.PrimaryOutcome.Code);
        yield return ("plan", "degrees-of-freedom", PlannedModel.Methods.First(method => method.Value == plan.Model.DegreesOfFreedom).Key);
        yield return ("plan", "multiplicity", plan.Multiplicity?.Method ?? "");
        foreach (var visit in plan.Visits) yield return ("visit", visit.Code, FrozenText.Number(visit.Months));
        foreach (var visit in plan.FollowUps) yield return ("follow-up", visit.Code, FrozenText.Number(visit.Months));
        foreach (var outcome in plan.Outcomes) yield return ("outcome", outcome.Code, outcome.LowerIsBetter ? "lower" : "higher");
        foreach (var outcome in results.Outcomes) yield return ("structure", outcome.Outcome.Code, StructureOf(outcome.Repeated));
        foreach (var covariate in plan.Covariates)
        {
            yield return ("covariate", covariate.Code, covariate.IsCategory ? "category" : "number");
            if (covariate.IsRound) yield return ("by-visit", covariate.Code, "");
            if (covariate.Unknown is { } unknown) yield return ("unknown-level", covariate.Code, unknown);
            foreach (var level in covariate.Levels ?? []) yield return ("level", covariate.Code, level);
        }
        foreach (var set in plan.Sets)
        {
            yield return ("set", set.Code, set.Rule);
            if (set.TreatedAtLeast is { } least) yield return ("set-treated-at-least", set.Code, FrozenText.Number(least));
            if (set.ControlAtMost is { } most) yield return ("set-control-at-most", set.Code, FrozenText.Number(most));
        }
        if (isOpened) yield return ("delivery", "sessions-held", "");
        foreach (var outside in results.Outside) yield return ("outside", outside.Kind, "");
        foreach (var part in FurtherParts(results)) yield return part;
    }

    private static IEnumerable<(string Part, string Code, string Value)> FurtherParts(TrialResults results)
    {
        var plan = results.Plan;
        if (results.Further is not { } further) yield break;
        foreach (var row in further.Sensitivity.Where(row => row.Repeated is not null))
            yield return row.Code.StartsWith("set-", StringComparison.Ordinal) ? ("set-structure", row.Code[4..], StructureOf(row.Repeated)) : ("other-structure", row.Code, StructureOf(row.Repeated));
        if (further.Sensitivity.Any(row => row is { Code: "visit-alone", Comparison: not null })) yield return ("visit-alone", "", "");
        for (var f = 0; f < (plan.Multiplicity?.Families.Count ?? 0); f++)
            foreach (var test in plan.Multiplicity!.Families[f]) yield return ("family", FrozenText.Number(f + 1), test);
        foreach (var delta in further.Tipping?.Deltas ?? []) yield return ("delta", FrozenText.Number(delta), "");
        if (further.Randomisation is not null) yield return ("replicates", "", FrozenText.Number(plan.RandomisationTest!.Replicates));
        foreach (var group in further.Subgroups.Where(group => group.Interaction is not null)) yield return ("subgroup", group.Code, "");
        if (further.Responder is not null) yield return ("responder", plan.Responder!.IsAtLeast ? "at-least" : "at-most", FrozenText.Number(plan.Responder.CutPoint));
        if (further.Sensitivity.Any(row => row is { Code: ClusteredDifference.Code, Comparison: not null })) yield return ("clusters", "", "");
        if (further.Dose is { PerUnit: not null }) yield return ("dose", "full", FrozenText.Number(plan.Dose!.Full));
    }

    private static string StructureOf(RepeatedFit? fit) => fit?.Structure.Replace(' ', '-').ToLowerInvariant() ?? "";

    private static string Lines(string header, IEnumerable<string> lines) => string.Concat(lines.Prepend(header).Select(line => line + "\n"));

    private static string Resource(string name)
    {
        using var stream = typeof(RBundle).Assembly.GetManifestResourceStream($"Confrere.Analysis.Report.Bundle.{name}")!;
        return new StreamReader(stream, Encoding.UTF8).ReadToEnd();
    }
}
