using System.Text.Json;
using Confrere.Analysis.Features.AnalyseFile;
using Confrere.Analysis.Report;

namespace Confrere.Modules.Tests.Analysis;

/// <summary>Coaches in a plan: the partially nested model of reference/lmm_partially_nested (own REML solver in R checked against nlme 3.1-162), on the simulated trial wl_102.</summary>
public sealed class ClusteredFileTests : IDisposable
{
    // Both solve the likelihood's equations; the library's promise for this model is 1e-5.
    private const double Tolerance = 1e-5;
    // Degrees of freedom lean on second derivatives.
    private const double DegreesTolerance = 1e-4;
    private readonly string _folder = Directory.CreateTempSubdirectory("confrere-clusters-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_plan_with_coaches_agrees_with_R_lmm_partially_nested_wl_102()
    {
        var plan = Path.Combine(_folder, "plan.yaml");
        File.WriteAllText(plan, """
            format: confrere-plan/1
            trial: { title: Waiting list, source: reference/wl_102 (simulated) }
            data: { subject: id, missing: [NA], treatment: { column: arm, treated: { level: "1", label: coaching }, control: { level: "0", label: waiting } } }
            outcome: { code: y, label: score, unit: points, lowest: -1000, highest: 1000, better: lower }
            baseline: { column: y0, label: before }
            visits: [{ code: m3, column: y3, label: 3 months, months: 3 }]
            covariates: [{ code: stratum, column: stratum, label: stratum, type: category, levels: [LEVELS] }]
            clusters: { column: coach, label: coaches }
            analysis: { set: everyone, method: ancova-hc3, level: 0.95, primary: m3 }
            """.Replace("LEVELS", Strata(), StringComparison.Ordinal));
        var result = new AnalyseFile().Run(Path.Combine(SamplePaths.Root, "reference", "wl_102", "data.csv"), plan, Path.Combine(_folder, "out"));
        result.IsRefused.ShouldBeFalse(result.IsRefused ? result.Refusal.Sentence : "");
        var numbers = ResultNumbers.Of(result.Value).ToDictionary(number => number.Id);
        using var expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(SamplePaths.Root, "reference", "lmm_partially_nested", "expected.json")));
        var fit = expected.RootElement.GetProperty("fits").GetProperty("wl_102_y3");
        var mine = numbers["y.m3.sensitivity.clusters"];
        mine.Value.ShouldAgree(fit.GetProperty("fixef").GetProperty("arm").GetDouble(), Tolerance, "difference");
        mine.StandardError.ShouldAgree(fit.GetProperty("se").GetProperty("arm").GetDouble(), Tolerance, "standard error");
        mine.DegreesOfFreedom.ShouldAgree(fit.GetProperty("satterthwaite_exact_df").GetProperty("arm").GetDouble(), DegreesTolerance, "degrees of freedom");
        var alike = numbers["y.m3.sensitivity.clusters.correlation"];
        alike.Value.ShouldAgree(fit.GetProperty("icc").GetProperty("value").GetDouble(), DegreesTolerance, "correlation");
        ((double?)alike.Interval!.Upper).ShouldAgree(fit.GetProperty("icc").GetProperty("upper").GetDouble(), DegreesTolerance, "upper limit");
    }

    private static string Strata()
    {
        var lines = File.ReadLines(Path.Combine(SamplePaths.Root, "reference", "wl_102", "data.csv")).Select(line => line.Replace("\"", "", StringComparison.Ordinal).Split(',')).ToList();
        var column = Array.IndexOf(lines[0], "stratum");
        return string.Join(", ", lines.Skip(1).Select(cells => $"\"{cells[column]}\"").Distinct().Order(StringComparer.Ordinal));
    }
}
