using Confrere.Statistics.Data;
using Confrere.Statistics.Design;
using Confrere.Statistics.Mixed;

namespace Confrere.Statistics.Tests.Mixed;

/// <summary>reference/lmm_further: data sets chosen for what they do to a solver (its expected.json says what each is there for).</summary>
internal static class FurtherCases
{
    private static readonly RandomTerm[] Growth = [RandomTerm.InterceptAndSlope("Subject", "Days")];

    public static IReadOnlyList<MixedCase> All { get; } = [.. Longitudinal(), .. Nested(), .. Crossed()];

    private static IEnumerable<MixedCase> Longitudinal()
    {
        RandomTerm[] chick = [RandomTerm.InterceptAndSlope("Chick", "Time")];
        yield return Of("chickweight", "weight", Term.Crossed("Diet", "Time"), chick, "Diet");
        yield return Of("chickweight_units", "weight", Term.Crossed("Diet", "Time"), chick, "Diet");
        yield return Of("sleepstudy", "Reaction", Term.Main("Days"), Growth);
        yield return Of("sleepstudy_missing", "Reaction", Term.Main("Days"), Growth);
        yield return Of("sleepstudy_offset", "Reaction", Term.Main("Days"), Growth);
        yield return Of("sleepstudy_slope_only", "Reaction", Term.Main("Days"), [RandomTerm.Slope("Subject", "Days")]);
        yield return Of("bodyweight", "weight", Term.Crossed("Time", "Diet"), [RandomTerm.InterceptAndSlope("Rat", "Time")], "Diet");
        yield return Of("three_arms", "y", Term.Crossed("arm", "visit"), [RandomTerm.Intercept("id")], "arm=control,low,high", "visit");
        yield return Of("correlation_near_one", "y", Term.Main("t"), [RandomTerm.InterceptAndSlope("g", "t")]);
        yield return Of("two_variances_at_zero", "y", Term.Main("k"), [RandomTerm.InterceptAndSlope("h", "k").Uncorrelated()]);
        yield return Of("mathachieve", "MathAch", Term.Main("Minority", "SES", "MEANSES"), [RandomTerm.InterceptAndSlope("School", "SES")]);
        yield return Of("ergostool_rows_missing", "effort", Term.Main("Type"), [RandomTerm.Intercept("Subject")]);
    }

    private static IEnumerable<MixedCase> Nested()
    {
        var batter = RandomTerm.Intercept(Grouping.By("recipe", "replicate"));
        yield return Of("cake", "angle", Term.Crossed("recipe", "temperature"), [batter], "temperature");
        yield return Of("cake_rows_missing", "angle", Term.Main("recipe", "temperature"), [RandomTerm.Intercept("replicate"), batter], "temperature");
        yield return Of("machines_rows_missing", "score", Term.Main("Machine"), RandomTerm.Nested("Worker", "Machine"));
        yield return Of("oxide", "Thickness", [], RandomTerm.Nested("Lot", "Wafer"));
    }

    private static IEnumerable<MixedCase> Crossed()
    {
        RandomTerm subject = RandomTerm.InterceptAndSlope("subject", "condition"), item = RandomTerm.InterceptAndSlope("item", "condition");
        yield return Of("insteval", "y", Term.Main("service"), [RandomTerm.Intercept("s"), RandomTerm.Intercept("d")], "service");
        yield return Of("crossed_slopes", "rt", Term.Main("condition"), [subject, item]);
        yield return Of("crossed_slopes_uncorrelated", "rt", Term.Main("condition"), [subject.Uncorrelated(), item.Uncorrelated()]);
        yield return Of("penicillin_rows_missing", "diameter", [], [RandomTerm.Intercept("plate"), RandomTerm.Intercept("sample")]);
        yield return Of("assay", "logDens", Term.Crossed("sample", "dilut"),
            [RandomTerm.Intercept("Block"), RandomTerm.Intercept(Grouping.By("Block", "sample")), RandomTerm.Intercept(Grouping.By("Block", "dilut"))], "dilut");
        yield return Of("nested_and_crossed", "y", Term.Main("year"), [RandomTerm.Intercept("pupil"), RandomTerm.Intercept("school"), RandomTerm.Intercept("teacher")]);
    }

    // A factor is a column, or column=levels where their order is not the ordinal one.
    private static MixedCase Of(string name, string response, IReadOnlyList<Term> terms, IReadOnlyList<RandomTerm> random, params string[] factors) =>
        new("lmm_further", ["models", name], response, terms, random, frame => factors.Aggregate(frame, Factor), $"{name}.csv");

    private static Frame Factor(Frame frame, string factor)
    {
        var parts = factor.Split('=');
        return parts.Length == 1 ? frame.WithFactor(factor)
            : frame.With(new FactorColumn(parts[0], Enumerable.Range(0, frame.Rows).Select(r => frame.Factor(parts[0])[r]), parts[1].Split(',')));
    }
}
