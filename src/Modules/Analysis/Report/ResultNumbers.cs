using Confrere.Analysis.Domain.Computing;
using Confrere.Analysis.Domain.Plan;
using Confrere.Analysis.Domain.Release;
using Confrere.Analysis.Domain.Results;

namespace Confrere.Analysis.Report;

/// <summary>All numbers of a result in one flat list, in the order of the report.</summary>
internal static class ResultNumbers
{
    private const string Participants = "participants";
    private const string CountMethod = "count; no interval, it describes these participants";
    private const string MeanMethod = "sample mean; t interval";
    private const string SdMethod = "sample standard deviation; chi-square interval";
    private const string StandardisedMethod =
        "difference of means or shares divided by the root of the mean of the two variances (Austin 2009); no interval, it describes these participants";

    public static IReadOnlyList<ResultNumber> Of(TrialResults results)
    {
        var plan = results.Plan;
        if (!plan.ComparesArms) return [Count("participants", "participants who joined", results.Randomised, results, One(plan.Treated, results.Treated)), .. OfArm(results), .. DistressOf(results)];
        return
        [
            Count("randomised", "participants randomised", results.Randomised, results),
            Count($"randomised.{plan.Treated.Level}", $"participants randomised to {plan.Treated.Label}", results.Treated, results),
            Count($"randomised.{plan.Control.Level}", $"participants randomised to {plan.Control.Label}", results.Control, results),
            .. results.Others.Select(other => Count($"randomised.{other.Plan.Treated.Level}", $"participants randomised to {other.Plan.Treated.Label}", other.Treated, results)),
            .. results.Rounds.SelectMany(round => RoundOf(results, round)),
            .. All(results),
            .. ContrastNumbers.Of(results),
            .. results.Others.SelectMany(OfArm),
        ];
    }

    private static ResultNumber[] RoundOf(TrialResults results, RoundResult round)
    {
        var plan = results.Plan;
        ResultNumber Counted(string id, string quantity, int value, PlannedArm arm, int of) => Count($"round.{round.Round}.{arm.Level}{id}", $"{quantity}, round {round.Round}, {arm.Label}", value, results, One(arm, of));
        return
        [
            Counted("", "participants randomised", round.Treated, plan.Treated, round.Treated), Counted("", "participants randomised", round.Control, plan.Control, round.Control),
            Counted(".measured", $"participants measured {Wording.At(plan.KeyVisit)}", round.TreatedMeasured, plan.Treated, round.Treated), Counted(".measured", $"participants measured {Wording.At(plan.KeyVisit)}", round.ControlMeasured, plan.Control, round.Control),
        ];
    }

    // What is said of one arm alone.
    private static IEnumerable<ResultNumber> OfArm(TrialResults results) => All(results).Where(number => number.N.Keys.SequenceEqual([results.Plan.Treated.Level]));

    private static IReadOnlyList<ResultNumber> All(TrialResults results)
    {
        var plan = results.Plan;
        return
        [
            .. results.Baseline.SelectMany(row => Baseline(plan, row)),
            .. results.Outcomes.SelectMany(outcome => outcome.Visits.SelectMany(visit => Visit(plan, outcome.Outcome, visit))),
            .. results.Outcomes.SelectMany(outcome => JointTests(results, outcome)),
            .. results.Outcomes.SelectMany(outcome => outcome.FollowUps.SelectMany(visit => FollowUp(plan, outcome.Outcome, visit))),
            .. FurtherNumbers.Of(results),
            .. WorseOf(results),
            .. DeliveryOf(results), .. OutsideOf(results), .. DistressOf(results),
        ];
    }

    private static ResultNumber Count(string id, string quantity, int value, TrialResults results, IReadOnlyDictionary<string, int>? n = null) =>
        new(id, quantity, value, Participants, n ?? results.Arms.ToDictionary(arm => arm.Arm.Level, arm => arm.Randomised), null, CountMethod, results.Plan.Reference("data.treatment"));

    private static IEnumerable<ResultNumber> Baseline(TrialPlan plan, BaselineRow row)
    {
        var id = $"baseline.{row.Code}";
        var (treated, control) = (row.TreatedNumber?.N ?? row.TreatedShare!.Of, row.ControlNumber?.N ?? row.ControlShare!.Of);
        if (row.TreatedNumber is { } t && row.ControlNumber is { } c)
            foreach (var number in Descriptions(id, row.Label, row.Unit, plan, t, c, row.Reference)) yield return number;
        else
        {
            yield return Share(id, plan.Treated, row, row.TreatedShare!);
            yield return Share(id, plan.Control, row, row.ControlShare!);
        }
        yield return new($"{id}.standardised-difference", $"{row.Label}: standardised difference, {plan.Treated.Label} minus {plan.Control.Label}",
            row.StandardisedDifference, "standard deviations", Both(plan, treated, control), null, StandardisedMethod, row.Reference);
    }

    private static ResultNumber Share(string id, PlannedArm arm, BaselineRow row, Share share) =>
        new($"{id}.{arm.Level}.count", $"{row.Label}, {arm.Label}", share.Count, Participants, One(arm, share.Of), null, CountMethod, row.Reference);

    private static IEnumerable<ResultNumber> Visit(TrialPlan plan, PlannedOutcome outcome, VisitResult visit)
    {
        var (id, reference) = ($"{outcome.Code}.{visit.Visit.Code}", plan.Reference($"visits.{visit.Visit.Code}"));
        var label = $"{outcome.Label} {Wording.At(visit.Visit)}";
        return Descriptions(id, label, outcome.Unit, plan, visit.Treated, visit.Control, reference)
            .Concat(Changes($"{id}.{plan.Treated.Level}", $"{label}, {plan.Treated.Label}", outcome, plan.Treated, visit.TreatedChange, reference))
            .Concat(Changes($"{id}.{plan.Control.Level}", $"{label}, {plan.Control.Label}", outcome, plan.Control, visit.ControlChange, reference))
            .Concat(Adjusted(plan, outcome, visit, id, label))
            .Concat(Difference(plan, outcome, visit, id, label));
    }

    private static IEnumerable<ResultNumber> Changes(string id, string label, PlannedOutcome outcome, PlannedArm arm, Change? change, string reference)
    {
        if (change?.Points.Mean is not { } mean) yield break;
        yield return new($"{id}.change.mean", $"{label}: mean change since before, of those measured both times", mean, outcome.ShortUnit(), One(arm, change.Points.N), change.Points.MeanLimits, MeanMethod, reference);
        if (change.Percent is { } percent)
            yield return new($"{id}.change.percent", $"{label}: change of the mean since before, of those measured both times", percent, "per cent of the mean before", One(arm, change.Points.N), change.PercentLimits,
                "ratio of two means of the same participants; interval of its logarithm, delta method", reference);
    }

    private static IEnumerable<ResultNumber> Adjusted(TrialPlan plan, PlannedOutcome outcome, VisitResult visit, string id, string label)
    {
        if (visit is not { Comparison: { } c, TreatedAdjusted: { } treated, ControlAdjusted: { } control }) yield break;
        yield return Of(plan.Treated, treated, c.Treated);
        yield return Of(plan.Control, control, c.Control);

        ResultNumber Of(PlannedArm arm, AdjustedMean mean, int n) => new($"{id}.{arm.Level}.adjusted-mean", $"{label}, {arm.Label}: adjusted mean", mean.Estimate, outcome.Unit, One(arm, n), mean.Limits,
            "least-squares mean; " + c.Method, plan.Reference("analysis.method"), mean.StandardError, mean.DegreesOfFreedom, DegreesOfFreedomMethod: c.DegreesOfFreedomMethod);
    }

    public static IEnumerable<ResultNumber> Difference(TrialPlan plan, PlannedOutcome outcome, VisitResult visit, string id, string label)
    {
        var quantity = $"{label}: adjusted difference, {plan.Treated.Label} minus {plan.Control.Label}";
        var reference = plan.Reference("analysis.method");
        if (visit.Comparison is not { } c)
        {
            yield return new($"{id}.difference", quantity, null, outcome.Unit, Both(plan, visit.Treated.N, visit.Control.N), null, Wording.Method(plan) + "; no interval, it could not be estimated", reference, Remark: visit.WhyNone);
            yield break;
        }
        yield return Compared($"{id}.difference", quantity, outcome.Unit, plan, c, reference);
        if (visit.Clusters is { } alike) yield return Alike($"{id}.correlation", label, plan, c, alike, reference);
        if (visit.Scaled is { } scaled)
            yield return new($"{id}.standardised-difference", $"{label}: adjusted difference in standard deviations", scaled.Estimate, "standard deviations before treatment, pooled within arms", Both(plan, c.Treated, c.Control), scaled.Limits,
                "adjusted difference and its limits divided by the pooled standard deviation before treatment", reference);
    }

    /// <summary>How alike those of one group are.</summary>
    public static ResultNumber Alike(string id, string label, TrialPlan plan, Comparison c, ClusterResult alike, string reference) =>
        new(id, $"{label}: correlation of two who had the same of {plan.Clusters!.Label}", alike.Correlation, "correlation", Both(plan, c.Treated, c.Control), alike.Limits, "share of the variance in the treated arm that lies between groups; profile likelihood", reference);

    /// <summary>A comparison with everything that belongs beside it.</summary>
    public static ResultNumber Compared(string id, string quantity, string unit, TrialPlan plan, Comparison c, string reference) => new(
        id, quantity, c.Estimate, unit, Both(plan, c.Treated, c.Control), c.Limits, c.Method, reference, c.StandardError, c.DegreesOfFreedom, c.T, c.P, c.AdjustedP,
        DegreesOfFreedomMethod: c.DegreesOfFreedomMethod, Remark: c.Remarks.Count == 0 ? null : string.Join(" ", c.Remarks));

    private static IEnumerable<ResultNumber> JointTests(TrialResults results, OutcomeResult outcome) => outcome.Repeated is not { } fit ? [] :
        fit.Joint.Select(test => Joint($"{outcome.Outcome.Code}.joint.{test.Code}", $"{outcome.Outcome.Label}: test of {test.Label}", test, Both(results.Plan, fit.Treated, fit.Control), results.Plan.Reference("analysis.method")));

    public static ResultNumber Joint(string id, string quantity, JointResult test, IReadOnlyDictionary<string, int> n, string reference) => new(
        id, quantity, test.F, "F statistic", n, null, test.Method + "; no interval, it is a test statistic", reference, DegreesOfFreedom: test.Denominator, P: test.P, NumeratorDegreesOfFreedom: test.Numerator);

    // Both arms have been treated by then: each arm by itself, and no difference between them.
    private static IEnumerable<ResultNumber> FollowUp(TrialPlan plan, PlannedOutcome outcome, FollowUpResult visit)
    {
        var (id, reference) = ($"{outcome.Code}.{visit.Visit.Code}", plan.Reference($"follow-ups.{visit.Visit.Code}"));
        var label = $"{outcome.Label} {Wording.At(visit.Visit)}";
        return Descriptions(id, label, outcome.Unit, plan, visit.Treated, visit.Control, reference)
            .Concat(Changes($"{id}.{plan.Treated.Level}", $"{label}, {plan.Treated.Label}", outcome, plan.Treated, visit.TreatedChange, reference))
            .Concat(Changes($"{id}.{plan.Control.Level}", $"{label}, {plan.Control.Label}", outcome, plan.Control, visit.ControlChange, reference))
            .Concat(Since(plan.Treated, visit.TreatedSince)).Concat(Since(plan.Control, visit.ControlSince));

        IEnumerable<ResultNumber> Since(PlannedArm arm, Change change)
        {
            if (change.Points.Mean is { } mean)
                yield return new($"{id}.{arm.Level}.change-since-{visit.Previous.Code}.mean", $"{label}, {arm.Label}: mean change since {visit.Previous.Label}, of those measured both times", mean, outcome.ShortUnit(), One(arm, change.Points.N), change.Points.MeanLimits, MeanMethod, reference);
        }
    }

    private static IEnumerable<ResultNumber> WorseOf(TrialResults results)
    {
        if (results.Worse is not { } worse) yield break;
        var plan = results.Plan;
        yield return Of(plan.Treated, worse.Treated, worse.TreatedLimits);
        yield return Of(plan.Control, worse.Control, worse.ControlLimits);

        ResultNumber Of(PlannedArm arm, Share share, Limits limits) => new($"{plan.PrimaryOutcome.Code}.{plan.KeyVisit.Code}.{arm.Level}.worse", $"{plan.PrimaryOutcome.Label} {Wording.At(plan.KeyVisit)}, {arm.Label}: share who became worse by half a standard deviation or more",
            share.Proportion, "share", One(arm, share.Of), limits, "share of those measured both times; Wilson's interval", plan.Reference("baseline"));
    }

    private static IEnumerable<ResultNumber> OutsideOf(TrialResults results)
    {
        var plan = results.Plan;
        return results.Outside.SelectMany(outside => (ResultNumber[])[Of(outside, plan.Treated, outside.Treated, outside.TreatedLimits), Of(outside, plan.Control, outside.Control, outside.ControlLimits)]);

        ResultNumber Of(OutsideResult outside, PlannedArm arm, Share share, Limits limits) => new($"outside.{outside.Kind}.{arm.Level}", $"{outside.Label}, before the comparison, {arm.Label}", share.Proportion, "share", One(arm, share.Of), limits,
            "share of those randomised, as they or the director told; Wilson's interval", plan.Reference("intercurrent events"));
    }

    private static IEnumerable<ResultNumber> DistressOf(TrialResults results) => results.Distress.Select(rule => new ResultNumber($"harms.distress.{rule.Rule}", $"surveys with answers that met the safety rule {rule.Rule}", rule.Met, "surveys",
        new Dictionary<string, int> { ["surveys"] = rule.Surveys ?? 0 }, null, $"count rounded to {Disclosure.RoundingBase}; no interval, it describes these surveys", results.Plan.Reference("safety"),
        Remark: rule.Met is null ? "Too few to be shown." : null));

    private static IEnumerable<ResultNumber> DeliveryOf(TrialResults results) => results.Delivery is not { } delivery ? [] :
        Descriptions("delivery.sessions-held", "sessions held", "sessions", results.Plan, delivery.Treated, delivery.Control, results.Plan.Reference("offerings"));

    public static IEnumerable<ResultNumber> Descriptions(
        string id, string label, string unit, TrialPlan plan, Description treated, Description control, string reference)
    {
        return Of(plan.Treated, treated).Concat(Of(plan.Control, control));

        IEnumerable<ResultNumber> Of(PlannedArm arm, Description d) =>
        [
            new($"{id}.{arm.Level}.n", $"{label}, {arm.Label}: participants with a value", d.N, Participants, One(arm, d.N), null, CountMethod, reference),
            new($"{id}.{arm.Level}.mean", $"{label}, {arm.Label}: mean", d.Mean, unit, One(arm, d.N), d.MeanLimits, MeanMethod, reference),
            new($"{id}.{arm.Level}.sd", $"{label}, {arm.Label}: standard deviation", d.Sd, unit, One(arm, d.N), d.SdLimits, SdMethod, reference),
        ];
    }

    public static Dictionary<string, int> Both(TrialPlan plan, int treated, int control) => new() { [plan.Treated.Level] = treated, [plan.Control.Level] = control };

    public static Dictionary<string, int> One(PlannedArm arm, int n) => new() { [arm.Level] = n };
}
