using System.Globalization;
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
    // The bundle's own solver stops at the fourteenth digit of the likelihood: the eleventh of a limit.
    private const double Bundle = 1e-8;
    private readonly string _folder = Directory.CreateTempSubdirectory("confrere-clusters-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_plan_with_coaches_agrees_with_R_lmm_partially_nested_wl_102()
    {
        var plan = Path.Combine(SamplePaths.Root, "reference", "coaches_bundle", "plan.yaml");
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
        foreach (var row in File.ReadLines(Path.Combine(SamplePaths.Root, "reference", "coaches_bundle", "estimates.csv")).Select(line => line.Split(',')).Where(row => row[0].Contains(".clusters", StringComparison.Ordinal)))
        {
            double? Of(int column) => row[column].Length == 0 ? null : double.Parse(row[column], CultureInfo.InvariantCulture);
            var number = numbers[row[0]];
            foreach (var (ours, theirs) in ((double?, double?)[])[(number.Value, Of(1)), (number.StandardError, Of(2)), (number.DegreesOfFreedom, Of(3)), (number.Interval!.Lower, Of(4)), (number.Interval.Upper, Of(5)), (number.P, Of(6))])
                if (theirs is { } known) ours.ShouldAgree(known, Bundle, row[0]);
        }
    }
}
