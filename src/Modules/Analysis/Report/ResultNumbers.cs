using Confrere.Analysis.Domain.Computing;
using Confrere.Analysis.Domain.Plan;
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
        return
        [
            Count("randomised", "participants randomised", results.Randomised, results),
            Count($"randomised.{plan.Treated.Level}", $"participants randomised to {plan.Treated.Label}", results.Treated, results),
            Count($"randomised.{plan.Control.Level}", $"participants randomised to {plan.Control.Label}", results.Control, results),
            .. results.Baseline.SelectMany(row => Baseline(plan, row)),
            .. results.Outcomes.SelectMany(outcome => outcome.Visits.SelectMany(visit => Visit(plan, outcome.Outcome, visit))),
            .. DeliveryOf(results),
        ];
    }

    private static ResultNumber Count(string id, string quantity, int value, TrialResults results) =>
        new(id, quantity, value, Participants, Both(results.Plan, results.Treated, results.Control), null, CountMethod, results.Plan.Reference("data.treatment"));

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
        return Descriptions(id, $"{outcome.Label} {Wording.At(visit.Visit)}", outcome.Unit, plan, visit.Treated, visit.Control, reference)
            .Append(Difference(plan, outcome, visit, id));
    }

    private static ResultNumber Difference(TrialPlan plan, PlannedOutcome outcome, VisitResult visit, string id)
    {
        var quantity = $"{outcome.Label} {Wording.At(visit.Visit)}: adjusted difference, {plan.Treated.Label} minus {plan.Control.Label}";
        var (method, reference) = (AdjustedDifference.MethodInWords(plan), plan.Reference("analysis.method"));
        if (visit.Comparison is not { } c)
            return new($"{id}.difference", quantity, null, outcome.Unit, Both(plan, visit.Treated.N, visit.Control.N), null, method, reference, Remark: visit.WhyNone);
        return new($"{id}.difference", quantity, c.Estimate, outcome.Unit, Both(plan, c.Treated, c.Control), c.Limits, method, reference,
            c.StandardError, c.DegreesOfFreedom, c.T, c.P, c.Remarks.Count == 0 ? null : string.Join(" ", c.Remarks));
    }

    private static IEnumerable<ResultNumber> DeliveryOf(TrialResults results) => results.Delivery is not { } delivery ? [] :
        Descriptions("delivery.sessions-held", "sessions held", "sessions", results.Plan, delivery.Treated, delivery.Control, results.Plan.Reference("offerings"));

    private static IEnumerable<ResultNumber> Descriptions(
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

    private static Dictionary<string, int> Both(TrialPlan plan, int treated, int control) => new() { [plan.Treated.Level] = treated, [plan.Control.Level] = control };

    private static Dictionary<string, int> One(PlannedArm arm, int n) => new() { [arm.Level] = n };
}
