using System.Text.Json;
using Confrere.Statistics.Data;
using Confrere.Statistics.Design;
using Confrere.Statistics.Inference;
using Confrere.Statistics.Mmrm;

namespace Confrere.Statistics.Tests.Mmrm;

/// <summary>A reference case: its data, its model as the R script states it, and the contrasts and joint tests that it reports.</summary>
internal sealed record MmrmCase(Frame Frame, MmrmModel Model, JsonElement Fits, IReadOnlyList<Contrast> Contrasts, (string Name, string[] Coefficients)? Joint)
{
    public static MmrmCase Of(string name) => name switch
    {
        "mmrm_orthodont" => Orthodont(),
        "mmrm_chickweight" => Chickweight(),
        _ when name.EndsWith("/clda", StringComparison.Ordinal) => ConstrainedBaselineCase(name[..6]),
        _ => BaselineCovariate(name[..6]),
    };

    public static CovarianceStructure Structure(string name) => name switch
    {
        "un" => CovarianceStructure.Unstructured,
        "cs" => CovarianceStructure.CompoundSymmetry,
        "csh" => CovarianceStructure.HeterogeneousCompoundSymmetry,
        "ar1" => CovarianceStructure.Autoregressive,
        "arh1" => CovarianceStructure.HeterogeneousAutoregressive,
        "toep" => CovarianceStructure.Toeplitz,
        "toeph" => CovarianceStructure.HeterogeneousToeplitz,
        "ad" => CovarianceStructure.Antedependence,
        "adh" => CovarianceStructure.HeterogeneousAntedependence,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such structure."),
    };

    private static MmrmCase Orthodont()
    {
        Frame data = Reference.Data("mmrm_orthodont").WithFactor("Sex", "Male").WithFactor("age");
        var model = new MmrmModel { Response = "distance", Subject = "Subject", Visit = "age", Terms = Term.Crossed("Sex", "age") };
        Contrast[] contrasts = [Contrast.Of("sex_at_8", ("SexFemale", 1)), .. new[] { 10, 12, 14 }.Select(a => Contrast.Of($"sex_at_{a}", ("SexFemale", 1), ($"SexFemale:age{a}", 1)))];
        return new(data, model, Reference.Expected("mmrm_orthodont").At("fits"), contrasts, ("sex_by_age", ["SexFemale:age10", "SexFemale:age12", "SexFemale:age14"]));
    }

    private static MmrmCase Chickweight()
    {
        Frame data = Reference.Data("mmrm_chickweight").WithFactor("Diet").WithFactor("Time");
        var model = new MmrmModel { Response = "weight", Subject = "Chick", Visit = "Time", Terms = Term.Crossed("Diet", "Time") };
        Contrast[] contrasts = [.. new[] { 2, 3, 4 }.Select(d => Contrast.Of($"diet{d}_vs_1_at_20", ($"Diet{d}", 1), ($"Diet{d}:Time20", 1)))];
        return new(data, model, Reference.Expected("mmrm_chickweight").At("fits"), contrasts, null);
    }

    private static MmrmCase BaselineCovariate(string trial)
    {
        Frame all = Reference.Data(trial, "data_long.csv");
        Frame data = all.Where(r => all.Numeric("month")[r] > 0).WithFactor("month");
        var model = new MmrmModel
        {
            Response = "y",
            Subject = "id",
            Visit = "month",
            Terms = [.. Term.Crossed("base", "month"), .. Term.Crossed("arm", "month"), Term.Of("stratum")],
        };
        Contrast[] contrasts =
        [
            Contrast.Of("trt_at_3", ("arm", 1)),
            Contrast.Of("trt_at_6", ("arm", 1), ("month6:arm", 1)),
            Contrast.Of("trt_average", ("arm", 1), ("month6:arm", 0.5)),
        ];
        return new(data, model, Reference.Expected(trial).At("mmrm_baseline_covariate", "fits"), contrasts, ("arm_joint", ["arm", "month6:arm"]));
    }

    private static MmrmCase ConstrainedBaselineCase(string trial)
    {
        Frame data = Reference.Data(trial, "data_long.csv");
        NumericColumn arm = data.Numeric("arm"), month = data.Numeric("month");
        foreach (int m in new[] { 3, 6 })
        {
            data = data.With(new NumericColumn($"t{m}", Enumerable.Range(0, data.Rows).Select(r => month[r] == m ? arm[r] : 0)));
        }
        var model = new MmrmModel { Response = "y", Subject = "id", Visit = "month", Terms = Term.Main("month", "t3", "t6", "stratum") };
        return new(data.WithFactor("month"), model, Reference.Expected(trial).At("clda", "fits"),
            [Contrast.Of("trt_at_3", ("t3", 1)), Contrast.Of("trt_at_6", ("t6", 1))], ("arm_joint", ["t3", "t6"]));
    }
}
