using System.Security.Cryptography;
using System.Text.Json;
using Confrere.Analysis.Features.AnalyseFile;

namespace Confrere.Modules.Tests.Analysis;

/// <summary>The real trial under samples/, against R 4.2 lm and sandwich vcovHC (reference/beat_the_blues).</summary>
public sealed class BeatTheBluesTests : IDisposable
{
    // Closed-form estimators on 100 rows; R prints 15 digits.
    private const double Tolerance = 1e-9;
    private readonly string _folder = Directory.CreateTempSubdirectory("confrere-analyze-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Every_difference_agrees_with_R_lm_and_sandwich_HC3()
    {
        var numbers = Numbers();
        foreach (var visit in Expected().GetProperty("visits").EnumerateObject())
        {
            var id = $"bdi.{visit.Name["bdi.".Length..]}";
            var (mine, theirs) = (numbers[$"{id}.difference"], visit.Value.GetProperty("difference"));
            Check(mine, "value", theirs, "estimate");
            Check(mine, "standardError", theirs, "se");
            Check(mine, "t", theirs, "t");
            Check(mine, "p", theirs, "p");
            Check(mine.GetProperty("interval"), "lower", theirs, "lower");
            Check(mine.GetProperty("interval"), "upper", theirs, "upper");
            mine.GetProperty("degreesOfFreedom").GetDouble().ShouldBe(visit.Value.GetProperty("df").GetDouble());
            (mine.GetProperty("n").GetProperty("BtheB").GetInt32() + mine.GetProperty("n").GetProperty("TAU").GetInt32())
                .ShouldBe(visit.Value.GetProperty("n").GetInt32());
        }
    }

    [Theory]
    [InlineData("BtheB")]
    [InlineData("TAU")]
    public void Every_description_agrees_with_R(string arm)
    {
        var numbers = Numbers();
        foreach (var visit in Expected().GetProperty("visits").EnumerateObject())
            CheckDescription(numbers, $"bdi.{visit.Name["bdi.".Length..]}.{arm}", visit.Value.GetProperty("arms").GetProperty(arm));
        CheckDescription(numbers, $"baseline.bdi.{arm}", Expected().GetProperty("baseline").GetProperty("bdi.pre").GetProperty(arm));
    }

    [Fact]
    public void Baseline_counts_and_standardised_differences_agree_with_R()
    {
        var (numbers, baseline) = (Numbers(), Expected().GetProperty("baseline"));
        Check(numbers["baseline.bdi.standardised-difference"], "value", baseline.GetProperty("bdi.pre"), "smd");
        Check(numbers["baseline.drug=Yes.standardised-difference"], "value", baseline.GetProperty("drug"), "smd");
        Check(numbers["baseline.length=>6m.standardised-difference"], "value", baseline.GetProperty("length"), "smd");
        numbers["baseline.drug=Yes.BtheB.count"].GetProperty("value").GetInt32().ShouldBe(baseline.GetProperty("drug").GetProperty("yes").GetProperty("BtheB").GetInt32());
    }

    [Fact]
    public void Every_number_has_its_unit_n_method_and_line_of_the_plan()
    {
        foreach (var (id, number) in Numbers())
        {
            number.GetProperty("unit").GetString().ShouldNotBeNullOrEmpty(id);
            number.GetProperty("n").EnumerateObject().ShouldNotBeEmpty(id);
            number.GetProperty("method").GetString().ShouldNotBeNullOrEmpty(id);
            number.GetProperty("plan").GetString()!.ShouldContain("line", customMessage: id);
            if (number.GetProperty("interval").ValueKind == JsonValueKind.Null) number.GetProperty("method").GetString()!.ShouldContain("no interval", customMessage: id);
        }
    }

    [Fact]
    public void The_same_files_give_the_same_bytes_again()
    {
        Analyse();
        var first = Written();
        Analyse();
        Written().ShouldBe(first);
    }

    [Fact]
    public void The_frozen_file_has_the_hash_that_is_written_beside_it()
    {
        Analyse();
        var lines = File.ReadAllLines(Path.Combine(_folder, AnalyseFile.HashFile));
        foreach (var line in lines)
            Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(_folder, line[66..])))).ShouldBe(line[..64]);
        lines.Length.ShouldBe(2);
    }

    [Fact]
    public void The_report_asks_nothing_of_the_network_and_uses_real_minus_signs()
    {
        Analyse();
        var report = File.ReadAllText(Path.Combine(_folder, AnalyseFile.ReportFile));
        report.ShouldNotContain("http");
        report.ShouldNotContain("<script");
        report.ShouldNotContain("src=");
        report.ShouldContain("\u22123.0");
        report.ShouldNotContain(">-");
        report.ShouldNotContain("NaN");
    }

    private void Analyse() => new AnalyseFile().Run(SamplePaths.Trial, SamplePaths.Plan, _folder).IsRefused.ShouldBeFalse();

    private string Written() => string.Join('\n', Directory.GetFiles(_folder).Order(StringComparer.Ordinal).Select(File.ReadAllText));

    private Dictionary<string, JsonElement> Numbers()
    {
        Analyse();
        return JsonDocument.Parse(File.ReadAllText(Path.Combine(_folder, AnalyseFile.ResultsFile))).RootElement
            .GetProperty("numbers").EnumerateArray().ToDictionary(number => number.GetProperty("id").GetString()!);
    }

    private static JsonElement Expected() =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(SamplePaths.Root, "reference", "beat_the_blues", "expected.json"))).RootElement;

    private static void CheckDescription(Dictionary<string, JsonElement> numbers, string id, JsonElement theirs)
    {
        numbers[$"{id}.n"].GetProperty("value").GetInt32().ShouldBe(theirs.GetProperty("n").GetInt32());
        Check(numbers[$"{id}.mean"], "value", theirs, "mean");
        Check(numbers[$"{id}.sd"], "value", theirs, "sd");
        CheckLimits(numbers[$"{id}.mean"], theirs.GetProperty("mean_ci"));
        CheckLimits(numbers[$"{id}.sd"], theirs.GetProperty("sd_ci"));
    }

    private static void CheckLimits(JsonElement mine, JsonElement theirs)
    {
        ((double?)mine.GetProperty("interval").GetProperty("lower").GetDouble()).ShouldAgree(theirs[0].GetDouble(), Tolerance, "lower limit");
        ((double?)mine.GetProperty("interval").GetProperty("upper").GetDouble()).ShouldAgree(theirs[1].GetDouble(), Tolerance, "upper limit");
    }

    private static void Check(JsonElement mine, string name, JsonElement theirs, string theirName) =>
        ((double?)mine.GetProperty(name).GetDouble()).ShouldAgree(theirs.GetProperty(theirName).GetDouble(), Tolerance, $"{mine} {name}");
}
