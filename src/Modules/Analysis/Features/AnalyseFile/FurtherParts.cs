using Confrere.Analysis.Domain.Plan;
using Confrere.Statistics.Imputation;

namespace Confrere.Analysis.Features.AnalyseFile;

/// <summary>The parts that a plan may do without: the estimand in fields, sets, dose, and everything beside the main comparison.</summary>
internal sealed class FurtherParts(YamlSection root, YamlSection data, YamlSection analysis)
{
    private const int DefaultImputations = 50, MostImputations = 1000;
    private const int DefaultReplicates = 20_000, FewestReplicates = 1000, MostReplicates = 1_000_000;
    // A map of more shifts than this in each direction says nothing more and takes minutes.
    private const int MostShifts = 20;

    private readonly List<YamlSection> _sections = [];

    public IReadOnlyList<YamlSection> Sections => _sections;
    public string? DoseColumn { get; private set; }
    public string? BlockColumn { get; private set; }
    public string? ClusterColumn { get; private set; }

    public TrialPlan AddTo(TrialPlan plan)
    {
        BlockColumn = data.TextIfAny("block");
        var dose = Dose();
        plan = plan with
        {
            Estimands = Estimands(), Dose = dose, Clusters = Clusters(), Model = Model(), Multiplicity = Multiplicity(), Sensitivity = Sensitivity(), RandomisationTest = Test(),
            Subgroups = analysis.Texts("subgroups", isNeeded: false) ?? [], Responder = Responder(), Seed = (ulong)analysis.Count("seed", 1, 0, int.MaxValue),
            Sets = [.. root.Sections("sets", isNeeded: false).Select(Set)], Deviations = [.. root.Sections("deviations", isNeeded: false).Select(Deviation)],
            Published = [.. root.Sections("published", isNeeded: false).Select(section => Published(section, plan))],
        };
        Check(plan);
        return plan;
    }

    private YamlSection? Part(YamlSection parent, string key)
    {
        if (parent.SectionIfAny(key) is not { } section) return null;
        _sections.Add(section);
        return section;
    }

    private EstimandParts? Estimands()
    {
        if (Part(root, "estimand") is not { } estimand) return null;
        var events = estimand.Sections("intercurrent-events", isNeeded: false);
        _sections.AddRange(events);
        return new(estimand.Text("population"), estimand.Text("treatment"), estimand.Text("variable"), estimand.Text("summary"),
            [.. events.Select(e => new PlannedEvent(e.Text("event"), e.OneOf("strategy", "treatment-policy", "hypothetical", "composite", "while-on-treatment", "principal-stratum"), e.Text("handling")))]);
    }

    private PlannedDose? Dose()
    {
        if (Part(root, "dose") is not { } dose) return null;
        DoseColumn = dose.Text("column");
        var full = dose.Number("full");
        if (full <= 0) dose.Refuse("full", "must be above 0.");
        return new(dose.Text("label"), dose.Text("unit"), full);
    }

    private PlannedClusters? Clusters()
    {
        if (Part(root, "clusters") is not { } clusters) return null;
        ClusterColumn = clusters.Text("column");
        return new(clusters.Text("label"));
    }

    private PlannedSet Set(YamlSection set)
    {
        _sections.Add(set);
        double? IfAny(string key) => set.Has(key) ? set.Number(key) : Unasked(set, key);
        var planned = new PlannedSet(set.Text("code"), set.Text("label"), set.OneOf("rule", PlannedSet.Randomised, PlannedSet.Measured, PlannedSet.ByDose), IfAny("treated-at-least"), IfAny("control-at-most"));
        set.Refer($"sets.{planned.Code}");
        if (planned.Rule == PlannedSet.ByDose && planned.TreatedAtLeast is null && planned.ControlAtMost is null)
            set.Refuse("rule", "is by-dose and needs \"treated-at-least\" or \"control-at-most\".");
        return planned;
    }

    private PlanDeviation Deviation(YamlSection deviation)
    {
        _sections.Add(deviation);
        var date = deviation.Text("date");
        if (date.Length > 0 && !DateOnly.TryParseExact(date, "yyyy-MM-dd", out _)) deviation.Refuse("date", $"must be a date like 2026-03-31; it is \"{date}\".");
        return new(date, deviation.Text("what"), deviation.Text("reason"));
    }

    private PublishedComparison Published(YamlSection published, TrialPlan plan)
    {
        _sections.Add(published);
        var result = new PublishedComparison(published.Text("outcome"), published.Text("visit"), published.Number("difference"), new(published.Number("lower"), published.Number("upper")), published.Text("source"));
        if (plan.Outcomes.All(outcome => outcome.Code != result.Outcome)) published.Refuse("outcome", $"is \"{result.Outcome}\", which is not the code of an outcome.");
        if (plan.Visits.All(visit => visit.Code != result.Visit)) published.Refuse("visit", $"is \"{result.Visit}\", which is not the code of a visit.");
        if (result.Difference < result.Limits.Lower || result.Difference > result.Limits.Upper) published.Refuse("difference", "does not lie within its interval: a sign may have been lost in print.");
        return result;
    }

    // Asked for, so that it is known here, and not there.
    private static double? Unasked(YamlSection set, string key)
    {
        set.TextIfAny(key);
        return null;
    }

    private PlannedModel Model() => new(
        analysis.One("covariance", PlannedModel.Structures, PlannedModel.Usual.Covariance), analysis.Several("fallback", PlannedModel.Structures) ?? PlannedModel.Usual.Fallback,
        analysis.Yes("covariance-by-arm"), analysis.One("degrees-of-freedom", PlannedModel.Methods, PlannedModel.Usual.DegreesOfFreedom));

    private PlannedMultiplicity? Multiplicity()
    {
        if (Part(analysis, "multiplicity") is not { } multiplicity) return null;
        var method = multiplicity.OneOf("method", PlannedMultiplicity.Methods);
        return method == PlannedMultiplicity.Gates
            ? new(method, multiplicity.Lists("gates"))
            : new(method, [multiplicity.Texts("family", isNeeded: true) ?? []]);
    }

    private PlannedSensitivity? Sensitivity()
    {
        if (Part(analysis, "sensitivity") is not { } sensitivity) return null;
        double? step = null;
        var most = 0.0;
        if (Part(sensitivity, "tipping-point") is { } tipping)
        {
            (step, most) = (tipping.Number("step"), tipping.Number("most"));
            if (!(step > 0) || !(most >= step) || most / step > MostShifts) tipping.Refuse("step", $"must be above 0, and \"most\" from one to {MostShifts} times it.");
        }
        return new(sensitivity.Count("imputations", DefaultImputations, 2, MostImputations),
            sensitivity.Several("assumptions", PlannedSensitivity.Known) ?? [MissingAssumption.AtRandom], step, most);
    }

    private PlannedRandomisationTest? Test() => Part(analysis, "randomisation-test") is { } test
        ? new(test.Count("replicates", DefaultReplicates, FewestReplicates, MostReplicates), BlockColumn is not null)
        : null;

    private PlannedResponder? Responder()
    {
        if (Part(analysis, "responder") is not { } responder) return null;
        var isAtLeast = responder.Has("at-least");
        if (isAtLeast == responder.Has("at-most")) responder.Refuse("label", "needs one of \"at-least\" and \"at-most\" beside it.");
        foreach (var key in (string[])["at-least", "at-most"]) responder.TextIfAny(key);
        return new(responder.Text("label"), responder.Has("at-least") ? responder.Number("at-least") : responder.NumberOr("at-most", 0), isAtLeast);
    }

    private void Check(TrialPlan plan)
    {
        var tests = plan.Visits.SelectMany(visit => plan.Outcomes.Select(outcome => PlannedMultiplicity.TestOf(outcome, visit))).ToHashSet();
        foreach (var unknown in plan.Multiplicity?.Families.SelectMany(family => family).Where(test => !tests.Contains(test)) ?? [])
            analysis.Refuse("multiplicity", $"names the test \"{unknown}\"; there are {string.Join(", ", tests)}.");
        foreach (var twice in plan.Multiplicity?.Families.SelectMany(family => family).GroupBy(test => test).Where(group => group.Count() > 1) ?? [])
            analysis.Refuse("multiplicity", $"names the test \"{twice.Key}\" twice.");
        foreach (var code in plan.Subgroups.Where(code => plan.Covariates.All(covariate => covariate.Code != code || !covariate.IsCategory)))
            analysis.Refuse("subgroups", $"names \"{code}\", which is not a covariate with categories.");
        foreach (var set in plan.Sets.Where(set => set.Rule == PlannedSet.ByDose && plan.Dose is null))
            root.Refuse("sets", $"has \"{set.Code}\" by dose, and the plan has no \"dose\".");
        foreach (var twice in plan.Sets.GroupBy(set => set.Code).Where(group => group.Count() > 1)) root.Refuse("sets", $"has the code \"{twice.Key}\" twice.");
        if (plan.Method != TrialPlan.Mmrm)
            foreach (var key in ((string[])["covariance", "fallback", "covariance-by-arm", "degrees-of-freedom"]).Where(analysis.Has)) analysis.Refuse(key, "has a meaning for the method mmrm only.");
        if (plan.Visits.Count < 2 && plan.Method == TrialPlan.Mmrm) analysis.Refuse("method", "is mmrm, which needs at least two visits.");
        if (BlockColumn is not null && plan.RandomisationTest is null) data.Refuse("block", "is used by the randomisation test only, which the plan does not ask for.");
    }
}
