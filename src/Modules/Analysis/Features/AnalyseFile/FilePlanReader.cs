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
    private static readonly string[] Taken = [TrialTable.ArmVariable, PlannedDose.Code, PlannedRandomisationTest.BlockCode, PlannedClusters.Code, TrialTable.ReasonVariable];
    private readonly Dictionary<string, string> _references = new(StringComparer.Ordinal);

    public FilePlan? Read(string text)
    {
        if (Root(text) is not { } root) return null;
        root.OneOf("format", Format);
        var (trial, data, baseline, analysis) = (root.Section("trial"), root.Section("data"), root.Section("baseline"), root.Section("analysis"));
        var treatment = data.Section("treatment");
        var isOne = !root.Has("outcomes");
        var outcomes = (isOne ? [root.Section("outcome")] : root.Sections("outcomes")).Select(section => (Section: section, Outcome: OutcomeOf(section, isOne))).ToList();
        var visits = root.Sections("visits").Select(section => (Section: section, Visit: VisitOf(section))).ToList();
        var covariates = root.Sections("covariates", isNeeded: false);
        CheckOutcomes(root, [.. outcomes.Select(pair => pair.Outcome)]);
        if (problems.Any && outcomes.Count(pair => pair.Outcome.IsPrimary) != 1) return null;

        var layout = new LayoutReader(data, baseline);
        var where = layout.Read(visits, outcomes, isOne);
        var plan = new TrialPlan(
            trial.Text("title"), trial.Text("source"), trial.TextIfAny("note"), analysis.TextIfAny("estimand"), analysis.Text("set"),
            analysis.OneOf("method", TrialPlan.AncovaHc3, TrialPlan.Mmrm), Level(analysis), ArmOf(treatment.Section("treated")), ArmOf(treatment.Section("control")),
            new(TrialPlan.BaselineCode, baseline.Text("label"), 0), [.. visits.Select(pair => pair.Visit)], [.. outcomes.Select(pair => pair.Outcome)],
            [.. covariates.Select(CovariateOf)], analysis.TextIfAny("primary"), FrozenDataset.HashOf(text), _references);
        var further = new FurtherParts(root, data, analysis);
        plan = further.AddTo(plan);
        var file = new FilePlan(plan, where, data.Text("subject"), treatment.Text("column"),
            covariates.Zip(plan.Covariates).DistinctBy(pair => pair.Second.Code).ToDictionary(pair => pair.Second.Code, pair => pair.First.Text("column")),
            further.DoseColumn, further.BlockColumn, further.ClusterColumn, data.Texts("missing", isNeeded: false) ?? []);
        foreach (var section in (YamlSection[])[root, trial, data, treatment, baseline, analysis, .. outcomes.Select(o => o.Section), .. visits.Select(v => v.Section), .. covariates, .. layout.Sections, .. further.Sections]) section.RefuseTheRest();
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

    private static PlannedVisit VisitOf(YamlSection visit)
    {
        var planned = new PlannedVisit(visit.Text("code"), visit.Text("label"), visit.Number("months"));
        visit.Refer($"visits.{planned.Code}");
        return planned;
    }

    private static PlannedOutcome OutcomeOf(YamlSection outcome, bool isOne)
    {
        var planned = new PlannedOutcome(
            outcome.Text("code"), outcome.Text("label"), outcome.Text("unit"), outcome.Number("lowest"), outcome.Number("highest"),
            outcome.OneOf("better", "lower", "higher") == "lower", isOne || outcome.Yes("primary"), (int)outcome.NumberOr("decimals", 1));
        outcome.Refer($"outcomes.{planned.Code}");
        if (planned.Lowest >= planned.Highest) outcome.Refuse("lowest", $"must be below \"{outcome.NameOf("highest")}\".");
        if (planned.Decimals is < 0 or > 6) outcome.Refuse("decimals", "must be from 0 to 6.");
        return planned;
    }

    private void CheckOutcomes(YamlSection root, IReadOnlyList<PlannedOutcome> outcomes)
    {
        if (root.Has("outcomes") && root.Has("outcome")) root.Refuse("outcome", "and \"outcomes\" are both there; one of them says what is measured.");
        if (outcomes.Count(outcome => outcome.IsPrimary) is var primaries and not 1)
            root.Refuse("outcomes", $"has {primaries} entries with \"primary: yes\"; the trial is judged on one.");
        Twice(outcomes.Select(outcome => outcome.Code), "outcome");
        foreach (var outcome in outcomes.Where(outcome => Taken.Contains(outcome.Code))) problems.File($"The outcome code \"{outcome.Code}\" is taken by the frozen dataset itself.");
        foreach (var outcome in outcomes.Where(outcome => outcome.Code.Contains('@', StringComparison.Ordinal))) problems.File($"The outcome code \"{outcome.Code}\" holds an @, which separates outcome and visit in the names of tests.");
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
        foreach (var clash in plan.Covariates.Where(c => plan.Outcomes.Any(outcome => outcome.Code == c.Code) || Taken.Contains(c.Code)))
            problems.File($"The covariate code \"{clash.Code}\" is taken by an outcome, the arm, the dose or the block.");
    }

    private void Twice(IEnumerable<string> names, string kind)
    {
        foreach (var name in names.Where(name => name.Length > 0).GroupBy(name => name).Where(group => group.Count() > 1).Select(group => group.Key))
            problems.File($"The {kind} \"{name}\" is named twice.");
    }
}
