using System.Globalization;
using System.Text.Json;
using Confrere.Analysis.Data;
using Confrere.Analysis.Features.FreezeDataset;
using Confrere.Analysis.Features.LockPlan;
using Confrere.Analysis.Features.ReleasePack;
using Confrere.Analysis.Features.ReproduceBundle;
using Confrere.Analysis.Features.RunAnalysis;
using Confrere.Analysis.Features.ShowAnalysis;
using Confrere.Evidence.Contracts;
using Confrere.Kernel.Data;
using Confrere.Modules.Tests.House;
using Confrere.Modules.Tests.Protocols;
using Confrere.Protocols.Domain;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Modules.Tests.Analysis;

/// <summary>Every protocol of the gallery, and what else a plan may state, from answers to numbers; the numbers are R's (reference/programmes).</summary>
public sealed class ProgrammePlanTests
{
    // Both solve the same normal equations; results.json has ten digits.
    private const double LeastSquares = 1e-9;
    // nlme maximises until the likelihood stands still, which leaves half as many digits in the estimates; the library's own promise for this model is 1e-5.
    private const double Likelihood = 1e-5;
    // nlme's variances are a likelihood's flattest direction.
    private const double Variance = 1e-4;
    // The bundle's program finds limits of shares, and the point at which a verdict tips, by searching.
    private const double Bundle = 1e-6;
    // Standard errors that chance alone passes once in fifteen thousand; the seed follows from the locked plan.
    private const double Errors = 4;
    private const double Lists = 2000;

    private const string Factors = "  factors:\n    - code: strain\n      value: pfi.burnout\n      levels:\n        - code: low\n          below: 3\n        - code: high\n";
    private const string Minimised = "  method: minimisation\n  minimisation:\n    measure: range\n    best: 0.8\n" + Factors + "  blockSizes: []\n";

    // What stands beside the main comparison is tested elsewhere; here it would cost more than all the rest.
    private const string Nothing = "  further:\n    dose: no\n    coaches: no\n";

    private static readonly Dictionary<string, (string Protocol, string[] Changes)> Variants = new()
    {
        ["strata"] = ("peer-coaching-6x3", ["strata: []", "strata: [strain]\n" + Factors, "covariates: [baseline]", "covariates: [baseline, strain]",
            "    dose: yes\n", "    dose: yes\n    subgroups: [strain]\n    perProtocolSessions: 2\n"]),
        ["minimised"] = ("peer-coaching-6x3",
        [
            "  method: permuted-blocks        # NOT PUBLISHED: method, block sizes, strata\n  blockSizes: [2, 4, 6]\n  strata: []\n", Minimised, "covariates: [baseline]", "covariates: [baseline, strain]",
            "imputations: 50", "imputations: 5", "draws: 20000", "draws: 2000", "    coaches: yes\n", "    coaches: no\n",
        ]),
        ["minimised-three-arms"] = ("coaching-three-arms",
        [
            "  method: permuted-blocks\n  blockSizes: [3, 6, 9]\n", Minimised, "covariates: [baseline]", "covariates: [baseline, strain]",
            "  confidence: 0.95\n", "  confidence: 0.95\n  further:\n    imputations: 5\n    responder:\n      label: overall burnout at or above the cut point\n      atLeast: 3.325\n    draws: 2000\n    dose: no\n    coaches: no\n",
        ]),
        ["lottery-two-rounds"] = ("lottery-for-places",
            ["  confidence: 0.95\n", "  confidence: 0.95\n  further:\n    imputations: 5\n    responder:\n      label: overall burnout at or above the cut point\n      atLeast: 3.325\n    draws: 20000\n    dose: yes\n    coaches: no\n"]),
        ["lottery-all-visits"] = ("lottery-for-places",
        [
            "startsAfterVisit: month-3", "startsAfterVisit: month-6", "  - outcome: pfi.burnout\n    visit: month-3", "  - outcome: pfi.burnout\n    visit: month-6", "method: ancova-hc3", "method: mmrm", "primaryVisit: month-3", "primaryVisit: month-6",
        ]),
        ["partially-nested"] = ("coaching-three-arms",
        [
            "method: ancova-hc3\n  treatment: alone", "method: partially-nested\n  treatment: group", "  furtherContrasts:\n    - treatment: group\n      control: waiting\n    - treatment: group\n      control: alone\n  multiplicity: holm\n", "",
            "  - field: analysis.multiplicity\n    why: The published trial does not state how it dealt with three comparisons.\n", "",
        ]),
    };

    [Theory, InlineData("peer-coaching-6x3"), InlineData("strata"), InlineData("lottery-for-places"), InlineData("booster-at-month-6"), InlineData("trainee-coaching")]
    public async Task A_programmes_numbers_agree_with_R_programmes(string name)
    {
        await using var house = await HouseOf(name, out var recorded);
        var run = await Analysed(house, recorded);
        AgreesWithR(name, run);
        foreach (var id in (string[])["pfi.burnout.month-3.subgroup.factor.strain.high", "pfi.burnout.month-3.subgroup.factor.strain.interaction", "pfi.burnout.month-3.sensitivity.set-per-protocol"])
            run.Results.Contains($"\"{id}\"", StringComparison.Ordinal).ShouldBe(name == "strata", id);
    }

    [Fact]
    public async Task Three_arms_have_every_comparison_in_every_form()
    {
        await using var house = await HouseOf("coaching-three-arms", out var recorded);
        var run = await Analysed(house, recorded);
        AgreesWithR("coaching-three-arms", run);
        AgreesWithTheBundle("coaching-three-arms", run);
        Reproduced(run).ShouldBe(run.Results);
        run.Report.ShouldContain("Every comparison of the plan");
        run.Report.ShouldContain("60 to coaching alone, now, 60 to coaching in four months and 60 to coaching in a group, now");
        run.Report.ShouldContain("comparisons of that outcome at that visit are adjusted by Holm");
        run.Report.ShouldNotContain("NaN");
        (await house.Do((ReleasePack release) => release.Handle(recorded.Id))).IsRefused.ShouldBeFalse();
        var page = (await house.Do((AnalysisState state) => state.Packs(recorded.Id))).Single().Page;
        page.ShouldContain("Overall burnout with coaching in a group, now was");
        page.ShouldContain("Counted together with the other comparisons, this does not show a change.");
    }

    [Fact]
    public async Task A_partially_nested_plan_has_its_groups_in_the_main_analysis()
    {
        await using var house = await HouseOf("partially-nested", out var recorded);
        var run = await Analysed(house, recorded);
        AgreesWithR("partially-nested", run);
        AgreesWithTheBundle("partially-nested", run);
        run.Report.ShouldContain("had the same of groups");
        run.Results.ShouldContain("pfi.burnout.month-4.sensitivity.independent");
    }

    [Fact]
    public async Task Where_nothing_was_drawn_nothing_is_compared_and_nothing_becomes_evidence()
    {
        await using var house = await HouseOf("open-programme", out var recorded);
        var run = await Analysed(house, recorded);
        AgreesWithR("open-programme", run);
        AgreesWithTheBundle("open-programme", run);
        Reproduced(run).ShouldBe(run.Results);
        var text = run.Report[run.Report.IndexOf("<main>", StringComparison.Ordinal)..];
        text.ShouldNotContain("randomis", Case.Insensitive);
        text.ShouldNotContain("allocat", Case.Insensitive);
        run.Results.ShouldNotContain("randomis");
        run.Results.ShouldNotContain("difference");
        text.Replace("It is not an effect of coaching", "", StringComparison.Ordinal).Replace("class=\"effect", "", StringComparison.Ordinal).ShouldNotContain("effect");
        text.ShouldContain("What this report cannot show");
        text.ShouldContain("There is nobody to compare with");
        var known = await house.Do((IExpectations expectations) => expectations.For("pfi.burnout"));
        (await house.Do((ReleasePack release) => release.Handle(recorded.Id))).IsRefused.ShouldBeFalse();
        (await house.Do((IExpectations expectations) => expectations.For("pfi.burnout")))!.Studies.ShouldBe(known!.Studies);
        var page = (await house.Do((AnalysisState state) => state.Packs(recorded.Id))).Single().Page;
        page.ShouldContain("This does not show what coaching did.");
        Readability.Grade(string.Join(" ", page.Split("<p>").Skip(1).Select(part => part.Split("</p>")[0].Replace("<b>", "", StringComparison.Ordinal).Replace("</b>", "", StringComparison.Ordinal)))).ShouldBeLessThan(9);
    }

    [Fact]
    public async Task The_round_of_a_lottery_is_a_factor_of_every_model_when_there_is_more_than_one()
    {
        await using var house = await HouseOf("lottery-two-rounds", out var recorded);
        var run = await Analysed(house, recorded);
        var expected = Rows("lottery-two-rounds.expected.csv").ToLookup(row => row[0].EndsWith("pooled", StringComparison.Ordinal));
        Agrees(run, [.. expected[false]], _ => LeastSquares);
        var (ours, pooled) = (Value(run, "pfi.burnout.month-3.difference"), Number(expected[true].First()[1]));
        Math.Abs(ours - pooled).ShouldBeGreaterThan(0.1, "the rounds pooled are another number");
        AgreesWithTheBundle("lottery-two-rounds", run);
        Reproduced(run).ShouldBe(run.Results);
        (await house.Do((Reader reader) => reader.Query<LockedPlan>().SingleAsync())).Text.ShouldContain("the round of the draw, when there is more than one");
        run.Report.ShouldContain("in two rounds. Their chances differed");
        run.Report.ShouldContain("within the rounds of the draw");
        var test = File.ReadLines(Path.Combine(SamplePaths.Root, "reference", "lottery_rounds", "test.csv")).ElementAt(1).Split(',').Select(Number).ToArray();
        Value(run, "pfi.burnout.month-3.randomisation-test.statistic").ShouldBe(test[0], LeastSquares * Math.Abs(test[0]));
        Value(run, "pfi.burnout.month-3.randomisation-test.variance").ShouldBe(test[1], LeastSquares * test[1]);
        Value(run, "pfi.burnout.month-3.randomisation-test").ShouldBe(test[2], Errors * Math.Sqrt(test[2] * (1 - test[2]) * (1 / test[3] + 1.0 / 20_000)));
    }

    [Fact]
    public async Task A_minimised_list_is_drawn_anew_by_the_bundles_program_too()
    {
        await using var house = await HouseOf("minimised", out var recorded);
        var run = await Analysed(house, recorded);
        AgreesWithR("minimised", run);
        AgreesWithTheBundle("minimised", run);
        DrawsAgree("minimised", run, "pfi.burnout.month-3.randomisation-test");
        Reproduced(run).ShouldBe(run.Results);
    }

    [Fact]
    public async Task Of_a_minimised_list_of_three_arms_every_comparison_has_its_test_shares_and_imputation()
    {
        await using var house = await HouseOf("minimised-three-arms", out var recorded);
        var run = await Analysed(house, recorded);
        AgreesWithR("minimised-three-arms", run);
        AgreesWithTheBundle("minimised-three-arms", run);
        Reproduced(run).ShouldBe(run.Results);
        foreach (var row in File.ReadLines(Path.Combine(SamplePaths.Root, "reference", "minimisation_test", "three-arms.csv")).Skip(1).Select(line => line.Split(',')))
        {
            var id = $"{(row[0] == "alone" ? "" : $"contrast.{row[0]}.{row[1]}.")}pfi.burnout.month-4.randomisation-test";
            var (statistic, variance, p, drawn) = (Number(row[2]), Number(row[3]), Number(row[4]), Number(row[5]));
            Value(run, id + ".statistic").ShouldBe(statistic, LeastSquares);
            Value(run, id).ShouldBe(p, Errors * Math.Sqrt(p * (1 - p) * (1 / drawn + 1 / Lists)), id);
            Value(run, id + ".variance").ShouldBe(variance, Errors * variance * Math.Sqrt(2 * (1 / drawn + 1 / Lists)));
            DrawsAgree("minimised-three-arms", run, id);
        }
        run.Report.ShouldContain("no arm made any difference to anybody");
        run.Report.ShouldContain("Imputation, shares and the randomisation test are computed for each of them.");
        run.Report.ShouldContain("The other comparisons of overall burnout after four months under other assumptions");
    }

    // The bundle's program draws lists of its own: as many as we, so both p have the error of drawing.
    private static void DrawsAgree(string name, AnalysisRun run, string id)
    {
        var p = Number(Rows(name + ".bundle.csv").Single(row => row[0] == id)[1]);
        Value(run, id).ShouldBe(p, Errors * Math.Sqrt(2 * p * (1 - p) / Lists), id);
    }

    [Fact]
    public async Task In_a_model_for_all_visits_the_round_enters_by_visit()
    {
        await using var house = await HouseOf("lottery-all-visits", out var recorded);
        var run = await Analysed(house, recorded);
        AgreesWithTheBundle("lottery-all-visits", run);
        run.Report.ShouldContain("round of the draw by visit");
    }

    [Fact]
    public async Task Whoever_has_an_arm_that_chance_did_not_give_is_left_out_with_the_reason()
    {
        await using var house = await HouseOf("lottery-for-places", out var recorded);
        recorded.WithoutChance[3] = "had a place without a draw: the round had places for all";
        var run = await Analysed(house, recorded);
        run.Report.ShouldContain("1 participant had a place without a draw: the round had places for all");
        (await house.Do((Reader reader) => reader.Query<FrozenSet>().SingleAsync())).Text.ShouldNotContain(recorded.CodeOf(3).Value);
    }

    private static Task<TestHouse> HouseOf(string name, out RecordedProgramme recorded)
    {
        var (protocol, changes) = Variants.GetValueOrDefault(name, (name, []));
        var text = changes.Chunk(2).Aggregate(SampleGallery.Text(protocol), (text, pair) => text.Contains(pair[0], StringComparison.Ordinal) ? text.Replace(pair[0], pair[1], StringComparison.Ordinal) : throw new InvalidOperationException(pair[0]));
        if (name != "open-programme" && !text.Contains("  further:", StringComparison.Ordinal)) text = text.Replace("  confidence: 0.95\n", "  confidence: 0.95\n" + Nothing, StringComparison.Ordinal);
        var reading = ProtocolDocument.Read(text);
        reading.Problems.ShouldBeEmpty();
        var standIn = recorded = new(reading.Protocol!, name switch { "partially-nested" => protocol, "lottery-all-visits" => "lottery-two-rounds", _ => name });
        return TestHouse.On(DatabaseProvider.Sqlite, standIn.Register);
    }

    private static void AgreesWithR(string name, AnalysisRun run)
    {
        var expected = Rows(name + ".expected.csv");
        expected.Count.ShouldBeGreaterThan(3);
        Agrees(run, expected, id => name is not ("partially-nested" or "trainee-coaching") ? LeastSquares : id.EndsWith("correlation", StringComparison.Ordinal) ? Variance : Likelihood);
    }

    // The draws of the randomisation test are R's own, so its p is another.
    private static void AgreesWithTheBundle(string name, AnalysisRun run) =>
        Agrees(run, [.. Rows(name + ".bundle.csv").Where(row => !row[0].EndsWith("randomisation-test", StringComparison.Ordinal))], _ => Bundle);

    private static double Value(AnalysisRun run, string id)
    {
        using var results = JsonDocument.Parse(run.Results);
        return results.RootElement.GetProperty("numbers").EnumerateArray().Single(number => number.GetProperty("id").GetString() == id).GetProperty("value").GetDouble();
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static List<string[]> Rows(string file) => [.. File.ReadLines(Path.Combine(SamplePaths.Root, "reference", "programmes", file)).Skip(1).Select(line => line.Split(','))];

    private static void Agrees(AnalysisRun run, IReadOnlyList<string[]> expected, Func<string, double> tolerance)
    {
        using var results = JsonDocument.Parse(run.Results);
        var numbers = results.RootElement.GetProperty("numbers").EnumerateArray().ToDictionary(number => number.GetProperty("id").GetString()!);
        foreach (var row in expected)
        {
            var number = numbers[row[0]];
            double? Ours(string key) => number.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;
            double? Limit(string key) => number.GetProperty("interval") is { ValueKind: JsonValueKind.Object } interval ? interval.GetProperty(key).GetDouble() : null;
            (double? Ours, string What)[] pairs = [(Ours("value"), "value"), (Ours("standardError"), "se"), (Ours("degreesOfFreedom"), "df"), (Limit("lower"), "lower"), (Limit("upper"), "upper"), (Ours("p"), "p")];
            for (var i = 0; i < pairs.Length; i++)
                if (row[i + 1].Length > 0) pairs[i].Ours.ShouldAgree(double.Parse(row[i + 1], CultureInfo.InvariantCulture), tolerance(row[0]), $"{row[0]} {pairs[i].What}");
        }
    }

    private static async Task<AnalysisRun> Analysed(TestHouse house, RecordedProgramme recorded)
    {
        var locked = await house.Do((LockPlan plan) => plan.Handle(recorded.Id));
        locked.IsRefused.ShouldBeFalse(locked.IsRefused ? locked.Refusal.Sentence : "");
        (await house.Do((FreezeDataset freeze) => freeze.Handle(recorded.Id))).IsRefused.ShouldBeFalse();
        (await house.Do((RunAnalysis run) => run.Handle(recorded.Id, "planned analysis"))).IsRefused.ShouldBeFalse();
        return await house.Do((Reader reader) => reader.Query<AnalysisRun>().SingleAsync());
    }

    private static string Reproduced(AnalysisRun run)
    {
        var folder = Directory.CreateTempSubdirectory("confrere-bundle-").FullName;
        var bundle = Path.Combine(folder, "bundle.zip");
        File.WriteAllBytes(bundle, Convert.FromBase64String(run.Bundle));
        var again = new ReproduceBundle().Run(bundle);
        Directory.Delete(folder, recursive: true);
        return again.Value.Results;
    }
}
