using Confrere.Analysis.Domain.Freeze;
using Confrere.Analysis.Domain.Plan;
using Confrere.Analysis.Domain.Problems;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Confrere.Analysis.Features.AnalyseFile;

/// <summary>Reads plan.yaml (docs/reference/plan.md). Everything wrong with it is noted; null means that there is no plan to go on with.</summary>
internal sealed class FilePlanReader(InputProblems problems)
{
    public const string Format = "confrere-plan/1";
    private static readonly string[] Taken = [TrialTable.ArmVariable, PlannedDose.Code, PlannedRandomisationTest.BlockCode, TrialTable.ReasonVariable];
    private readonly Dictionary<string, string> _references = new(StringComparer.Ordinal);

    public FilePlan? Read(string text)
    {
        if (Root(text) is not { } root) return null;
        root.OneOf("format", Format);
        var (trial, data, outcome, baseline, analysis) =
            (root.Section("trial"), root.Section("data"), root.Section("outcome"), root.Section("baseline"), root.Section("analysis"));
        var treatment = data.Section("treatment");
        var visits = root.Sections("visits");
        var covariates = root.Sections("covariates", isNeeded: false);

        var columns = new Dictionary<string, string>(StringComparer.Ordinal) { [TrialPlan.BaselineCode] = baseline.Text("column") };
        var reasons = new Dictionary<string, string>(StringComparer.Ordinal);
        var plan = new TrialPlan(
            trial.Text("title"), trial.Text("source"), trial.TextIfAny("note"), analysis.TextIfAny("estimand"), analysis.Text("set"),
            analysis.OneOf("method", TrialPlan.AncovaHc3, TrialPlan.Mmrm), Level(analysis), ArmOf(treatment.Section("treated")), ArmOf(treatment.Section("control")),
            new(TrialPlan.BaselineCode, baseline.Text("label"), 0), [.. visits.Select(visit => VisitOf(visit, columns, reasons))], [OutcomeOf(outcome)],
            [.. covariates.Select(CovariateOf)], analysis.TextIfAny("primary"), FrozenDataset.HashOf(text), _references);
        var further = new FurtherParts(root, data, analysis);
        plan = further.AddTo(plan);
        var file = new FilePlan(plan, data.Text("subject"), treatment.Text("column"), columns,
            covariates.Zip(plan.Covariates).DistinctBy(pair => pair.Second.Code).ToDictionary(pair => pair.Second.Code, pair => pair.First.Text("column")),
            further.DoseColumn, further.BlockColumn, reasons, data.Texts("missing", isNeeded: false) ?? []);
        foreach (var section in (YamlSection[])[root, trial, data, treatment, outcome, baseline, analysis, .. visits, .. covariates, .. further.Sections]) section.RefuseTheRest();
        Check(plan, file, analysis, visits.Count);
        return problems.Any ? null : file;
    }

    private YamlSection? Root(string text)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            if (stream.Documents is [{ RootNode: YamlMappingNode mapping }]) return new(mapping, "", problems, _references);
            problems.File("The plan must be one YAML document that begins with \"format: " + Format + "\".");
        }
        catch (YamlException e)
        {
            problems.Line(e.Start.Line, $"This is not YAML: {e.Message.Split("): ")[^1].TrimEnd('.')}.");
        }
        return null;
    }

    private static PlannedArm ArmOf(YamlSection arm)
    {
        var planned = new PlannedArm(arm.Text("level"), arm.Text("label"));
        arm.RefuseTheRest();
        return planned;
    }

    private static PlannedVisit VisitOf(YamlSection visit, Dictionary<string, string> columns, Dictionary<string, string> reasons)
    {
        var planned = new PlannedVisit(visit.Text("code"), visit.Text("label"), visit.Number("months"));
        visit.Refer($"visits.{planned.Code}");
        columns[planned.Code] = visit.Text("column");
        if (visit.TextIfAny("reason") is { } reason) reasons[planned.Code] = reason;
        return planned;
    }

    private PlannedOutcome OutcomeOf(YamlSection outcome)
    {
        var planned = new PlannedOutcome(
            outcome.Text("code"), outcome.Text("label"), outcome.Text("unit"), outcome.Number("lowest"), outcome.Number("highest"),
            outcome.OneOf("better", "lower", "higher") == "lower", true, (int)outcome.NumberOr("decimals", 1));
        if (planned.Lowest >= planned.Highest) problems.Line(outcome.Line, "\"outcome.lowest\" must be below \"outcome.highest\".");
        if (planned.Decimals is < 0 or > 6) problems.Line(outcome.Line, "\"outcome.decimals\" must be from 0 to 6.");
        return planned;
    }

    private static PlannedCovariate CovariateOf(YamlSection covariate)
    {
        var isCategory = covariate.OneOf("type", "category", "number") == "category";
        var levels = covariate.Texts("levels", isNeeded: isCategory);
        var planned = new PlannedCovariate(covariate.Text("code"), covariate.Text("label"), covariate.TextIfAny("unit") ?? "", isCategory ? levels ?? [] : null);
        covariate.Text("column");
        covariate.Refer($"covariates.{planned.Code}");
        return planned;
    }

    private double Level(YamlSection analysis)
    {
        var level = analysis.Number("level");
        if (level is <= 0.5 or >= 1) problems.Line(analysis.Line, $"\"analysis.level\" must be above 0.5 and below 1, like 0.95; it is {level}.");
        return level;
    }

    private void Check(TrialPlan plan, FilePlan file, YamlSection analysis, int visits)
    {
        if (visits == 0) problems.File("The plan names no visit after baseline, so there is nothing to compare.");
        Twice(plan.Visits.Select(visit => visit.Code).Append(TrialPlan.BaselineCode), "visit");
        Twice(plan.Covariates.Select(covariate => covariate.Code), "covariate");
        Twice(file.Needed, "column");
        if (plan.Treated.Level == plan.Control.Level && plan.Treated.Level.Length > 0) problems.File($"Both arms have the level \"{plan.Treated.Level}\".");
        if (plan.PrimaryVisit is { } primary && plan.Visits.All(visit => visit.Code != primary))
            problems.Line(analysis.Line, $"\"analysis.primary\" is \"{primary}\", which is not the code of a visit.");
        foreach (var covariate in plan.Covariates.Where(c => c.Levels is { Count: < 2 } || c.Levels?.Distinct().Count() < c.Levels?.Count))
            problems.File($"The covariate \"{covariate.Code}\" needs at least two levels, each named once.");
        foreach (var clash in plan.Covariates.Where(c => c.Code == plan.Outcomes[0].Code || Taken.Contains(c.Code)))
            problems.File($"The covariate code \"{clash.Code}\" is taken by the outcome, the arm, the dose or the block.");
        if (Taken.Contains(plan.Outcomes[0].Code)) problems.File($"The outcome code \"{plan.Outcomes[0].Code}\" is taken by the frozen dataset itself.");
    }

    private void Twice(IEnumerable<string> names, string kind)
    {
        foreach (var name in names.Where(name => name.Length > 0).GroupBy(name => name).Where(group => group.Count() > 1).Select(group => group.Key))
            problems.File($"The {kind} \"{name}\" is named twice.");
    }
}
