using System.Globalization;
using System.Text.Json;
using Confrere.Analysis.Features.AnalyseFile;
using Confrere.Analysis.Features.ReproduceBundle;
using Confrere.Analysis.Report;
using Confrere.Analysis.Report.Bundle;

namespace Confrere.Modules.Tests.Analysis;

/// <summary>
/// Plans that ask for everything, against the R program of the bundle (src/Modules/Analysis/Report/Bundle/*.R, R 4.2.2, base R only), whose outputs are
/// reference/beat_the_blues_full and reference/full_plan_dose, and against an independent sampler for the imputation.
/// </summary>
public sealed class FullPlanTests(FullPlanTests.Analyses analyses) : IClassFixture<FullPlanTests.Analyses>
{
    // R's own REML solver stops where the step is 1e-11 of the parameters; R prints 15 digits.
    private const double Tolerance = 1e-7;
    // Limits of score intervals are found by R's uniroot and optimize.
    private const double RootTolerance = 1e-6;
    // p of two independent sets of draws, at four standard errors.
    private const double MonteCarloErrors = 4;

    public static readonly TheoryData<string> Cases = ["beat_the_blues_full", "full_plan_dose"];

    [Theory, MemberData(nameof(Cases))]
    public void Every_number_agrees_with_the_R_program_of_the_bundle(string name)
    {
        var numbers = Numbers(name);
        var estimates = Table(Path.Combine(Reference(name), "estimates.csv"));
        foreach (var row in estimates)
        {
            var mine = numbers[row["id"]];
            if (row["id"].EndsWith(".randomisation-test", StringComparison.Ordinal))
            {
                CheckDraws(mine, double.Parse(row["value"], CultureInfo.InvariantCulture));
                continue;
            }
            var tolerance = row["id"].Contains(".responder.", StringComparison.Ordinal) || row["id"].EndsWith(".tipping-point", StringComparison.Ordinal) ? RootTolerance : Tolerance;
            Check(mine.Value, row, "value", tolerance);
            Check(mine.StandardError, row, "se", tolerance);
            Check(mine.DegreesOfFreedom, row, "df", tolerance);
            Check(mine.P, row, "p", tolerance);
            Check(mine.Interval?.Lower, row, "lower", tolerance);
            Check(mine.Interval?.Upper, row, "upper", tolerance);
        }
        // Nothing that has a value goes without its counterpart in R.
        numbers.Values.Where(number => number.Value is not null).Select(number => number.Id).Except(estimates.Select(row => row["id"])).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Cases))]
    public void What_R_read_is_what_the_bundle_holds(string name)
    {
        var files = Bundle(name);
        files["analysis.csv"].ShouldBe(File.ReadAllText(Path.Combine(Reference(name), "analysis.csv")));
        var (mine, read) = (Table(new StringReader(files["imputed.csv"])), Table(Path.Combine(Reference(name), "imputed.csv")));
        mine.Count.ShouldBe(read.Count);
        foreach (var (a, b) in mine.Zip(read))
        {
            (a["assumption"], a["imputation"], a["subject"]).ShouldBe((b["assumption"], b["imputation"], b["subject"]));
            ((double?)double.Parse(a["value"], CultureInfo.InvariantCulture)).ShouldAgree(double.Parse(b["value"], CultureInfo.InvariantCulture), Tolerance, a["subject"]);
        }
    }

    [Theory]
    [InlineData("at-random")]
    [InlineData("jump-to-reference")]
    [InlineData("copy-reference")]
    [InlineData("copy-increments")]
    public void Imputation_agrees_with_an_independent_sampler_in_R(string assumption)
    {
        var numbers = Numbers("beat_the_blues_full");
        var theirs = JsonDocument.Parse(File.ReadAllText(Path.Combine(Reference("beat_the_blues_full"), "sampler.json"))).RootElement.GetProperty(assumption);
        double Of(string key) => theirs.GetProperty(key).GetDouble();
        var error = Math.Sqrt(Math.Pow(Of("estimate_mc"), 2) + Math.Pow(numbers[$"bdi.8m.sensitivity.{assumption}.monte-carlo-error"].Value!.Value, 2));
        Math.Abs(numbers[$"bdi.8m.sensitivity.{assumption}"].Value!.Value - Of("estimate")).ShouldBeLessThan(MonteCarloErrors * error);
    }

    [Theory, MemberData(nameof(Cases))]
    public void A_bundle_gives_the_same_bytes_of_results_again(string name)
    {
        var outcome = new ReproduceBundle().Run(Path.Combine(analyses.Of(name), AnalyseFile.BundleFile));
        outcome.IsRefused.ShouldBeFalse();
        outcome.Value.IsSame.ShouldBeTrue();
        outcome.Value.Results.ShouldBe(File.ReadAllText(Path.Combine(analyses.Of(name), AnalyseFile.ResultsFile)));
    }

    [Fact]
    public void A_bundle_whose_data_were_changed_gives_other_bytes()
    {
        var path = Path.Combine(analyses.Of("full_plan_dose"), "changed.zip");
        File.Copy(Path.Combine(analyses.Of("full_plan_dose"), AnalyseFile.BundleFile), path);
        using (var zip = System.IO.Compression.ZipFile.Open(path, System.IO.Compression.ZipArchiveMode.Update))
        {
            var entry = zip.GetEntry(RBundle.FrozenFile)!;
            string text;
            using (var reader = new StreamReader(entry.Open())) text = reader.ReadToEnd();
            using var stream = entry.Open();
            stream.SetLength(0);
            using var writer = new StreamWriter(stream);
            writer.Write(text.Replace("p001,m3,burnout,3.2\n", "p001,m3,burnout,3.3\n", StringComparison.Ordinal));
        }
        new ReproduceBundle().Run(path).Value.IsSame.ShouldBeFalse();
    }

    [Fact]
    public void A_file_that_is_no_bundle_is_refused()
    {
        new ReproduceBundle().Run(SamplePaths.Trial).Refusal.ShouldBeOfType<BundleCannotBeRead>();
        new ReproduceBundle().Run("absent.zip").Refusal.ShouldBeOfType<BundleCannotBeRead>();
    }

    [Theory, MemberData(nameof(Cases))]
    public void Every_number_has_its_unit_n_method_and_line_of_the_plan(string name)
    {
        foreach (var number in Numbers(name).Values)
        {
            number.Unit.ShouldNotBeNullOrEmpty(number.Id);
            number.N.ShouldNotBeEmpty(number.Id);
            number.Method.ShouldNotBeNullOrEmpty(number.Id);
            number.Plan.ShouldContain("line", customMessage: number.Id);
            if (number.Interval is null && number.Value is not null) number.Method.ShouldContain("no interval", customMessage: number.Id);
        }
    }

    [Fact]
    public void A_comparator_that_sees_another_number_says_so()
    {
        var row = new Dictionary<string, string> { ["value"] = "1.0001" };
        Should.Throw<ShouldAssertException>(() => Check(1, row, "value", Tolerance));
        Should.Throw<ShouldAssertException>(() => Check(null, row, "value", Tolerance));
    }

    private static void Check(double? mine, IReadOnlyDictionary<string, string> row, string column, double tolerance)
    {
        if (row[column].Length == 0) return;
        mine.ShouldNotBeNull(column);
        var theirs = double.Parse(row[column], CultureInfo.InvariantCulture);
        (Math.Abs(mine.Value - theirs) <= tolerance * Math.Max(Math.Abs(theirs), 1e-3)).ShouldBeTrue($"{row.GetValueOrDefault("id")} {column}: {mine} here, {theirs} in R");
    }

    private static void CheckDraws(ResultNumber mine, double theirs)
    {
        var draws = mine.Method.Contains("20000", StringComparison.Ordinal) ? 20_000.0 : 5_000;
        var p = (mine.Value!.Value + theirs) / 2;
        Math.Abs(mine.Value.Value - theirs).ShouldBeLessThan(MonteCarloErrors * Math.Sqrt(2 * p * (1 - p) / draws));
    }

    private static string Reference(string name) => Path.Combine(SamplePaths.Root, "reference", name);

    private Dictionary<string, ResultNumber> Numbers(string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(analyses.Of(name), AnalyseFile.ResultsFile)));
        return document.RootElement.GetProperty("numbers").Deserialize<List<ResultNumber>>(new JsonSerializerOptions(JsonSerializerDefaults.Web))!.ToDictionary(number => number.Id);
    }

    private Dictionary<string, string> Bundle(string name)
    {
        using var zip = System.IO.Compression.ZipFile.OpenRead(Path.Combine(analyses.Of(name), AnalyseFile.BundleFile));
        return zip.Entries.ToDictionary(entry => entry.FullName, entry =>
        {
            using var reader = new StreamReader(entry.Open());
            return reader.ReadToEnd();
        });
    }

    private static List<Dictionary<string, string>> Table(string path) => Table(new StringReader(File.ReadAllText(path)));

    private static List<Dictionary<string, string>> Table(TextReader text)
    {
        var lines = text.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(',').Select(cell => cell.Trim('"')).ToArray()).ToList();
        return [.. lines.Skip(1).Select(cells => lines[0].Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second))];
    }

    /// <summary>Each plan is carried out once; the tests look at what came of it.</summary>
    public sealed class Analyses : IDisposable
    {
        private readonly string _root = Directory.CreateTempSubdirectory("confrere-full-").FullName;

        /// <summary>The folder with everything that the analysis of the case wrote.</summary>
        public string Of(string name)
        {
            var folder = Path.Combine(_root, name);
            if (Directory.Exists(folder)) return folder;
            var samples = Path.Combine(SamplePaths.Root, "samples", "beat-the-blues");
            var (data, plan) = name == "beat_the_blues_full" ? (SamplePaths.Trial, Path.Combine(samples, "full-plan.yaml")) : (Path.Combine(Reference(name), "data.csv"), Path.Combine(Reference(name), "plan.yaml"));
            new AnalyseFile().Run(data, plan, folder).IsRefused.ShouldBeFalse();
            return folder;
        }

        public void Dispose() => Directory.Delete(_root, recursive: true);
    }
}
