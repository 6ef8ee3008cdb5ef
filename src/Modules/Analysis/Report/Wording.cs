using Confrere.Analysis.Domain.Computing;
using Confrere.Analysis.Domain.Plan;
using Confrere.Analysis.Domain.Results;
using Confrere.Kernel.Writing;

namespace Confrere.Analysis.Report;

/// <summary>How results are said in sentences. Labels of a plan are written as in running text; headings begin with a capital.</summary>
internal static class Wording
{
    public static string Capital(string label) => label.Length == 0 ? label : char.ToUpperInvariant(label[0]) + label[1..];

    /// <summary>With a capital at the beginning and a full stop at the end.</summary>
    public static string Sentence(string text) => Capital(text.Trim().TrimEnd('.')) + (text.Length == 0 ? "" : ".");

    /// <summary>"points" of "points, 0 to 63".</summary>
    public static string ShortUnit(this PlannedOutcome outcome) => outcome.Unit.Split(',')[0];

    public static string Difference(PlannedOutcome outcome, double value) =>
        IsZero(outcome, value) ? "the same" : $"{Amount(outcome, value)} {outcome.ShortUnit()} {Side(value)}";

    public static string Limits(PlannedOutcome outcome, Limits limits)
    {
        if (Math.Sign(limits.Lower) == Math.Sign(limits.Upper) && limits.Lower != 0)
        {
            var (near, far) = limits.Lower > 0 ? (limits.Lower, limits.Upper) : (limits.Upper, limits.Lower);
            return $"{Amount(outcome, near)} to {Amount(outcome, far)} {Side(far)}";
        }
        return $"from {Amount(outcome, limits.Lower)} {Side(limits.Lower)} to {Amount(outcome, limits.Upper)} {Side(limits.Upper)}";
    }

    /// <summary>"3.0 points lower with X than with Y (95% confidence interval from 6.7 lower to 0.8 higher; p = 0.117)".</summary>
    public static string Comparison(TrialPlan plan, PlannedOutcome outcome, Comparison comparison) =>
        IsZero(outcome, comparison.Estimate)
            ? $"the same with {plan.Treated.Label} as with {plan.Control.Label} ({Precision(plan, outcome, comparison)})"
            : $"{Difference(outcome, comparison.Estimate)} with {plan.Treated.Label} than with {plan.Control.Label} ({Precision(plan, outcome, comparison)})";

    /// <summary>How a difference is estimated by this plan, whatever the data turned out to allow.</summary>
    public static string Method(TrialPlan plan) => plan.Method == TrialPlan.Mmrm
        ? RepeatedMeasures.MethodInWords(plan, plan.Model.Covariance, plan.Model.DegreesOfFreedom)
        : plan.Method == TrialPlan.PartiallyNested ? ClusteredDifference.Method
        : plan.Method == TrialPlan.PairedChange ? OpenReport.Method
        : AdjustedDifference.MethodInWords(plan);

    /// <summary>"at 2 months", and "after three months" where the visit's label already says when.</summary>
    public static string At(PlannedVisit visit) => SaysWhen.Any(word => visit.Label.StartsWith(word, StringComparison.Ordinal)) ? visit.Label : "at " + visit.Label;

    private static readonly string[] SaysWhen = ["after ", "before ", "at ", "in "];

    public static string List(IReadOnlyList<string> items) => items.Count switch
    {
        0 => "",
        1 => items[0],
        _ => string.Join(", ", items.Take(items.Count - 1)) + " and " + items[^1],
    };

    private static string Precision(TrialPlan plan, PlannedOutcome outcome, Comparison comparison) =>
        $"{Numerals.Level(plan.Level)} confidence interval {Limits(outcome, comparison.Limits)}; p\u00a0=\u00a0{Numerals.P(comparison.P)}";

    private static string Amount(PlannedOutcome outcome, double value) => Numerals.Fixed(Math.Abs(value), outcome.Decimals);

    private static string Side(double value) => value < 0 ? "lower" : "higher";

    private static bool IsZero(PlannedOutcome outcome, double value) => Math.Abs(value) < 0.5 * Math.Pow(10, -outcome.Decimals);
}
