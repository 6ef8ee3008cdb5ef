using System.Text.Json;
using Confrere.Analysis.Data;
using Confrere.Analysis.Domain.Plan;
using Confrere.Analysis.Features.FreezeDataset;
using Confrere.Analysis.Features.LockPlan;
using Confrere.Analysis.Features.RecordDeviation;
using Confrere.Analysis.Features.ReleasePack;
using Confrere.Analysis.Features.ReproduceBundle;
using Confrere.Analysis.Features.RunAnalysis;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Modules.Tests.House;
using Confrere.Modules.Tests.Protocols;
using Confrere.Protocols.Contracts;
using Confrere.Protocols.Domain;
using Confrere.Protocols.Features.CreateProgramme;
using Confrere.Surveys.Domain;
using Confrere.Surveys.Features.DescribeScales;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Modules.Tests.Analysis;

/// <summary>A programme's analysis is the same pipeline as a file's: sensitivity, later visits, deviations, bundle, ledger.</summary>
public sealed class FurtherProgrammeTests
{
    private const int People = 138;

    [Fact]
    public void A_plan_on_a_minimised_list_draws_the_list_anew_and_with_three_arms_says_why_not()
    {
        var minimised = ProtocolDocument.Read(SampleProtocol.With("method: permuted-blocks", "method: minimisation\n  minimisation:\n    measure: range\n    best: 0.8\n  factors:\n    - code: strain\n      value: pfi.burnout\n"
            + "      levels:\n        - code: low\n          below: 3\n        - code: high\n", "blockSizes: [2, 4, 6]", "blockSizes: []", "    draws: 20000\n", "")).Protocol!;
        var plan = Plan(minimised);
        plan.RandomisationTest.ShouldBeNull("this document says what stands beside the comparison, and the test is not in it");
        var usual = Plan(minimised with { Analysis = minimised.Analysis with { Further = null } });
        usual.RandomisationTest!.IsMinimised.ShouldBeTrue();
        Plan(minimised with { Analysis = minimised.Analysis with { Further = null }, Arms = [.. minimised.Arms, minimised.Arms[0] with { Code = new("third") }] }).RandomisationTest!.IsMinimised.ShouldBeTrue();
    }

    [Fact]
    public void A_protocol_may_state_covariance_fallback_and_degrees_of_freedom_of_the_model_of_all_visits()
    {
        AnalysisPlan.Covariances.ShouldBe(PlannedModel.Structures.Keys, ignoreOrder: true);
        AnalysisPlan.DegreesOfFreedomMethods.ShouldBe(PlannedModel.Methods.Keys, ignoreOrder: true);
        var reading = ProtocolDocument.Read(SampleGallery.Text("trainee-coaching").Replace("method: mmrm\n", "method: mmrm\n  covariance: toeplitz\n  fallback: [compound-symmetry]\n  degreesOfFreedom: satterthwaite\n", StringComparison.Ordinal));
        reading.Problems.ShouldBeEmpty();
        var model = Plan(reading.Protocol!).Model;
        (model.Covariance, model.DegreesOfFreedom).ShouldBe((PlannedModel.Structures["toeplitz"], PlannedModel.Methods["satterthwaite"]));
        model.Fallback.ShouldBe([PlannedModel.Structures["compound-symmetry"]]);
        var wrong = ProtocolDocument.Read(SampleProtocol.With("method: ancova-hc3", "method: ancova-hc3\n  degreesOfFreedom: satterthwaite", "    dose: yes\n", "    subgroups: [strain]\n    perProtocolSessions: 2\n"));
        wrong.Problems.Select(problem => problem.Path).ShouldBe(["analysis.degreesOfFreedom", "analysis.further.subgroups", "analysis.further.perProtocolSessions"], ignoreOrder: true);
    }

    private static TrialPlan Plan(Protocol protocol) =>
        new ProgrammePlan(new Scales(InstrumentCatalogue.Shipped())).Of(new(NewId.Of<ProgrammeId>(), NewId.Of<InstitutionId>(), "Lake Hospital", protocol, "hash")).Value;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_run_stores_code_seed_and_warnings_and_its_bundle_gives_the_same_bytes(DatabaseProvider provider)
    {
        await using var house = await TestHouse.On(provider, new SimulatedProgramme(People).Register);
        var id = await Analysed(house);
        var run = await LastRun(house);
        run.Code.ShouldStartWith("Confrere ");
        run.Seed.ShouldBeGreaterThan(0);
        run.Warnings.ShouldBeEmpty();
        var bundle = Path.Combine(Directory.CreateTempSubdirectory("confrere-bundle-").FullName, "bundle.zip");
        await File.WriteAllBytesAsync(bundle, Convert.FromBase64String(run.Bundle));
        var again = new ReproduceBundle().Run(bundle);
        again.IsRefused.ShouldBeFalse();
        again.Value.Results.ShouldBe(run.Results);
        Directory.Delete(Path.GetDirectoryName(bundle)!, recursive: true);
        id.ShouldNotBe(default);
    }

    [Fact]
    public async Task A_programme_whose_protocol_asks_for_one_model_of_all_visits_gets_it()
    {
        var asked = SampleProtocol.With("method: ancova-hc3", "method: mmrm", "  - code: month-3\n", "  - code: week-6\n    label: After six weeks\n    dueDay: 42\n    opensDaysBefore: 3\n    closesDaysAfter: 10\n"
            + "    instruments: [pfi]\n  - code: month-3\n");
        await using var house = await TestHouse.On(DatabaseProvider.Sqlite, new SimulatedProgramme(People) { Between = "week-6" }.Register);
        await Analysed(house, asked);
        var run = await LastRun(house);
        using var results = JsonDocument.Parse(run.Results);
        var numbers = results.RootElement.GetProperty("numbers").EnumerateArray().ToList();
        foreach (var visit in (string[])["week-6", "month-3"])
            numbers.Single(number => number.GetProperty("id").GetString() == $"pfi.burnout.{visit}.difference").GetProperty("method").GetString()!.ShouldContain("Kenward-Roger");
        run.Report.ShouldContain("unstructured");
    }

    [Fact]
    public async Task A_programme_has_sensitivity_gates_a_cut_point_and_reasons_for_what_is_missing()
    {
        await using var house = await TestHouse.On(DatabaseProvider.Sqlite, new SimulatedProgramme(People).Register);
        await Analysed(house);
        var run = await LastRun(house);
        using var results = JsonDocument.Parse(run.Results);
        var ids = results.RootElement.GetProperty("numbers").EnumerateArray().Select(number => number.GetProperty("id").GetString()!).ToHashSet();
        ids.ShouldContain("pfi.burnout.month-3.sensitivity.at-random");
        ids.ShouldContain("pfi.burnout.month-3.sensitivity.jump-to-reference");
        ids.ShouldNotContain("pfi.burnout.month-3.sensitivity.copy-increments", "with one visit it is the same as jump to reference");
        ids.ShouldContain("pfi.burnout.month-3.tipping-point");
        ids.ShouldContain("multiplicity.pfi.fulfilment@month-3");
        ids.ShouldContain("pfi.burnout.month-3.responder.difference");
        // Block and stratum, dose before the survey and coaches join at the run.
        ids.ShouldContain("pfi.burnout.month-3.randomisation-test");
        ids.ShouldContain("pfi.burnout.month-3.sensitivity.clusters");
        var dose = results.RootElement.GetProperty("numbers").EnumerateArray().Single(number => number.GetProperty("id").GetString() == "dose.immediate.mean");
        dose.GetProperty("value").GetDouble().ShouldBeInRange(3, 6, "the session after the survey is not counted");
        results.RootElement.GetProperty("numbers").EnumerateArray().Single(number => number.GetProperty("id").GetString() == "dose.delayed.mean").GetProperty("value").GetDouble().ShouldBe(0);
        run.Report.ShouldContain("Coaches may differ");
        run.Report.ShouldContain("Beside the published trial");
        run.Report.ShouldContain("jamanetworkopen.2024.5645");
        run.Report.ShouldContain("no answer by the day of the freeze");
        run.Report.ShouldContain("CONSORT 2025");
    }

    [Fact]
    public async Task After_the_waiting_arm_has_started_nothing_is_compared_with_no_coaching()
    {
        await using var house = await TestHouse.On(DatabaseProvider.Sqlite, new SimulatedProgramme(People).Register);
        await Analysed(house);
        var run = await LastRun(house);
        run.Report.ShouldContain("After the waiting arm has started");
        run.Results.ShouldNotContain("month-6.difference");
        run.Results.ShouldContain("pfi.burnout.month-6.immediate.n");
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_deviation_needs_a_locked_plan_a_day_that_has_come_and_a_reason_and_every_later_report_shows_it(DatabaseProvider provider)
    {
        await using var house = await TestHouse.On(provider, new SimulatedProgramme(People).Register);
        var id = await Programme(house);
        Task<Confrere.Kernel.Refusals.Result<DeviationId>> Record(string? date, string? what, string? why) => house.Do((RecordDeviation record) => record.Handle(id, date, what, why));
        var today = TestHouse.Start.ToString("uuuu-MM-dd", null);
        (await Record(today, "x", "y")).Refusal.ShouldBeOfType<NothingToDeviateFrom>();
        (await house.Do((LockPlan plan) => plan.Handle(id))).IsRefused.ShouldBeFalse();
        (await Record("soon", "x", "y")).Refusal.ShouldBeOfType<DateIsMissing>();
        (await Record("2199-01-01", "x", "y")).Refusal.ShouldBeOfType<DateIsAhead>();
        (await Record(today, "x", " ")).Refusal.ShouldBeOfType<DeviationIsNotExplained>();
        (await Record(today, "The survey was open a week longer", "A strike closed the clinics")).IsRefused.ShouldBeFalse();
        await house.Do((FreezeDataset freeze) => freeze.Handle(id));
        (await house.Do((RunAnalysis run) => run.Handle(id, "planned analysis"))).IsRefused.ShouldBeFalse();
        var stored = await LastRun(house);
        stored.Report.ShouldContain("The survey was open a week longer.");
        stored.Results.ShouldContain("A strike closed the clinics");
        (await house.VerifyChain()).IsWhole.ShouldBeTrue();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_second_release_about_all_but_a_few_of_the_same_people_is_refused(DatabaseProvider provider)
    {
        var people = new SimulatedProgramme(People);
        await using var house = await TestHouse.On(provider, people.Register);
        var id = await Analysed(house);
        (await house.Do((ReleasePack release) => release.Handle(id))).IsRefused.ShouldBeFalse();
        house.Clock.AdvanceHours(1);
        // Three leave before they answered the second survey: their answers are out of the next freeze.
        foreach (var position in (int[])[0, 2, 4]) people.Left[position] = TestHouse.Start - NodaTime.Duration.FromDays(1);
        await house.Do((FreezeDataset freeze) => freeze.Handle(id));
        (await house.Do((RunAnalysis run) => run.Handle(id, "again"))).IsRefused.ShouldBeFalse();
        (await house.Do((ReleasePack release) => release.Handle(id))).Refusal.ShouldBeOfType<GroupIsTooNear>();
    }

    private static Task<AnalysisRun> LastRun(TestHouse house) => house.Do(async (Reader reader) => (await reader.Query<AnalysisRun>().ToListAsync()).MaxBy(run => run.RanAt)!);

    private static async Task<ProgrammeId> Programme(TestHouse house, string? document = null)
    {
        document ??= await File.ReadAllTextAsync(Path.Combine(SamplePaths.Root, "samples", "protocols", "peer-coaching-6x3.yaml"));
        return (await house.Do((CreateProgramme create) => create.Handle(document, "Lake Hospital"))).Value;
    }

    private static async Task<ProgrammeId> Analysed(TestHouse house, string? document = null)
    {
        var id = await Programme(house, document);
        (await house.Do((LockPlan plan) => plan.Handle(id))).IsRefused.ShouldBeFalse();
        (await house.Do((FreezeDataset freeze) => freeze.Handle(id))).IsRefused.ShouldBeFalse();
        (await house.Do((RunAnalysis run) => run.Handle(id, "planned analysis"))).IsRefused.ShouldBeFalse();
        return id;
    }
}
