using System.Text.Json;
using Confrere.Statistics.Data;
using Confrere.Statistics.Design;
using Confrere.Statistics.Inference;
using Confrere.Statistics.Mixed;

namespace Confrere.Statistics.Tests.Mixed;

/// <summary>One model of a reference case: where its expected values stand and how it is written here.</summary>
internal sealed record MixedCase(
    string Case, string[] Path, string Response, IReadOnlyList<Term> Fixed, IReadOnlyList<RandomTerm> Random, Func<Frame, Frame>? Prepare = null,
    string File = "data.csv", IReadOnlyDictionary<string, string>? Rename = null)
{
    public LinearMixedFit Fit(bool reml, DegreesOfFreedomMethod method = DegreesOfFreedomMethod.Satterthwaite)
    {
        var frame = Reference.Data(Case, File);
        return new LinearMixedModel
        {
            Response = Response,
            Fixed = Fixed,
            Random = Random,
            Estimation = reml ? Estimation.RestrictedMaximumLikelihood : Estimation.MaximumLikelihood,
            DegreesOfFreedom = method,
        }.Fit(Prepare is null ? frame : Prepare(frame));
    }

    /// <summary>The grouping's name in the R program where it differs from ours.</summary>
    public string NameInR(string group) => Rename?.GetValueOrDefault(group) ?? group;

    /// <summary>What R printed for this model.</summary>
    public JsonElement Expected => Reference.Expected(Case).At(Path);

    public override string ToString() => $"{Case}/{string.Join('/', Path)}";

    public static IReadOnlyList<MixedCase> All { get; } = [.. Textbook(), .. WaitList(), .. FurtherCases.All];

    private static IEnumerable<MixedCase> Textbook()
    {
        yield return new("lmm_dyestuff", ["models", "oneway"], "Yield", [], [RandomTerm.Intercept("Batch")]);
        yield return new("lmm_dyestuff2_boundary", ["models", "oneway"], "Yield", [], [RandomTerm.Intercept("Batch")]);
        foreach (var c in Machines().Concat(Oats()).Concat(Orthodont())) yield return c;
        Frame Squared(Frame f) => f.With(new NumericColumn("age2", f.Numeric("age").Values.ToArray().Select(a => a * a)));
        yield return new("lmm_oxboys", ["models", "quad_slope"], "height", Term.Main("age", "age2"), [RandomTerm.InterceptAndSlope("Subject", "age")], Squared);
        yield return new("lmm_oxboys", ["models", "slope"], "height", Term.Main("age"), [RandomTerm.InterceptAndSlope("Subject", "age")]);
        yield return new("lmm_pastes", ["models", "nested"], "strength", [], RandomTerm.Nested("batch", "cask"));
        yield return new("lmm_pastes", ["models", "sample_only"], "strength", [], [RandomTerm.Intercept("sample")]);
        yield return new("lmm_penicillin", ["models", "crossed"], "diameter", [], [RandomTerm.Intercept("plate"), RandomTerm.Intercept("sample")]);
        yield return new("lmm_sleepstudy", ["models", "random_slope_correlated"], "Reaction", Term.Main("Days"), [RandomTerm.InterceptAndSlope("Subject", "Days")]);
        yield return new("lmm_sleepstudy", ["models", "random_slope_uncorrelated"], "Reaction", Term.Main("Days"), [RandomTerm.InterceptAndSlope("Subject", "Days").Uncorrelated()]);
        yield return new("lmm_sleepstudy", ["models", "random_intercept"], "Reaction", Term.Main("Days"), [RandomTerm.Intercept("Subject")]);
    }

    private static IEnumerable<MixedCase> Machines()
    {
        yield return new("lmm_machines", ["models", "crossed_interaction"], "score", Term.Main("Machine"), [RandomTerm.Intercept("Worker"), RandomTerm.Intercept(Grouping.By("Worker", "Machine"))]);
        yield return new("lmm_machines", ["models", "worker_only"], "score", Term.Main("Machine"), [RandomTerm.Intercept("Worker")]);
        yield return new("lmm_machines", ["models", "correlated_by_machine"], "score", Term.Main("Machine"), [RandomTerm.PerLevel("Worker", "Machine")]);
    }

    private static IEnumerable<MixedCase> Oats()
    {
        Frame Nitrogen(Frame f) => f.With(new FactorColumn("N", f.Factor("nitro").Codes.ToArray().Select(c => f.Factor("nitro").Levels[c])));
        yield return new("lmm_oats", ["models", "factorial"], "yield", Term.Crossed("Variety", "N"), RandomTerm.Nested("Block", "Variety"), Nitrogen);
        yield return new("lmm_oats", ["models", "linear_nitro"], "yield", Term.Main("Variety", "nitro"), RandomTerm.Nested("Block", "Variety"));
    }

    private static IEnumerable<MixedCase> Orthodont()
    {
        Frame Levels(Frame f) => f.WithFactor("Sex", "Male")
            .With(new FactorColumn("agef", f.Numeric("age").Values.ToArray().Select(a => $"{a}"), ["8", "10", "12", "14"]));
        yield return new("lmm_orthodont", ["models", "slope"], "distance", Term.Crossed("age", "Sex"), [RandomTerm.InterceptAndSlope("Subject", "age")], Levels);
        yield return new("lmm_orthodont", ["models", "intercept"], "distance", Term.Crossed("age", "Sex"), [RandomTerm.Intercept("Subject")], Levels);
        yield return new("lmm_orthodont", ["models", "factor_time"], "distance", Term.Crossed("agef", "Sex"), [RandomTerm.Intercept("Subject")], Levels);
    }

    private static IEnumerable<MixedCase> WaitList()
    {
        Frame FollowUp(Frame f) => f.Where(row => f.Numeric("month")[row] > 0).WithFactor("month");
        Term[] terms = [Term.Of("base"), .. Term.Crossed("arm", "month"), Term.Of("stratum")];
        var rename = new Dictionary<string, string> { ["id"] = "idf", ["coach"] = "coachf" };
        foreach (var trial in new[] { "wl_101", "wl_102", "wl_103" })
        {
            yield return new(trial, ["lmer_random_intercept"], "y", terms, [RandomTerm.Intercept("id")], FollowUp, "data_long.csv", rename);
            yield return new(trial, ["lmer_partially_nested_longitudinal"], "y", terms, [RandomTerm.Intercept("id"), RandomTerm.Slope("coach", "arm")], FollowUp, "data_long.csv", rename);
            foreach (var (month, y) in new[] { ("3m", "y3"), ("6m", "y6") })
                yield return new(trial, [$"partially_nested_{month}", "homoscedastic"], y, Term.Main("y0", "arm", "stratum"), [RandomTerm.Slope("coach", "arm")], Rename: rename);
        }
    }
}
