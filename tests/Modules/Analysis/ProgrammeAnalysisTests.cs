using Confrere.Analysis.Features.FreezeDataset;
using Confrere.Analysis.Features.LockPlan;
using Confrere.Analysis.Features.ReleasePack;
using Confrere.Analysis.Features.RunAnalysis;
using Confrere.Analysis.Features.ShowAnalysis;
using Confrere.Evidence.Contracts;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Modules.Tests.House;
using Confrere.Protocols.Features.CreateProgramme;

namespace Confrere.Modules.Tests.Analysis;

public sealed class ProgrammeAnalysisTests
{
    private const int People = 138;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Keeps_the_order_lock_freeze_run(DatabaseProvider provider)
    {
        var people = new SimulatedProgramme(People);
        await using var house = await TestHouse.On(provider, people.Register);
        var id = await Programme(house);
        (await Run(house, id)).Refusal.ShouldBeOfType<PlanIsNotLocked>();
        (await house.Do((FreezeDataset freeze) => freeze.Handle(id))).Refusal.ShouldBeOfType<PlanIsLockedFirst>();
        (await house.Do((LockPlan plan) => plan.Handle(id))).IsRefused.ShouldBeFalse();
        (await Run(house, id)).Refusal.ShouldBeOfType<DatasetIsNotFrozen>();
        people.Reasons.ShouldBeEmpty("the arms stay closed while a step is missing");
        (await house.Do((FreezeDataset freeze) => freeze.Handle(id))).IsRefused.ShouldBeFalse();
        (await Run(house, id, " ")).Refusal.ShouldBeOfType<ReasonIsMissing>();
        (await Run(house, id)).IsRefused.ShouldBeFalse();
        people.Reasons.ShouldAllBe(reason => reason == "planned analysis");
        (await house.VerifyChain()).IsWhole.ShouldBeTrue();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Releases_one_page_once_and_the_evidence_learns_of_it(DatabaseProvider provider)
    {
        await using var house = await TestHouse.On(provider, new SimulatedProgramme(People).Register);
        var id = await Programme(house);
        (await house.Do((ReleasePack release) => release.Handle(id))).Refusal.ShouldBeOfType<NothingHasRun>();
        await Analyse(house, id);
        (await house.Do((IExpectations expectations) => expectations.For("pfi.burnout")))!.Studies.ShouldBe(1);
        var token = (await house.Do((ReleasePack release) => release.Handle(id))).Value;
        token.Length.ShouldBe(40);
        (await house.Do((ReleasePack release) => release.Handle(id))).Refusal.ShouldBeOfType<IsReleasedAlready>();
        (await house.Do((IExpectations expectations) => expectations.For("pfi.burnout")))!.Studies.ShouldBe(2);
        var page = (await house.Do((AnalysisState state) => state.Packs(id))).Single().Page;
        page.ShouldContain("confidence interval");
        page.ShouldNotContain("http");
        (await house.VerifyChain()).IsWhole.ShouldBeTrue();
    }

    [Fact]
    public async Task Refuses_to_release_a_result_of_a_group_below_the_smallest_cell()
    {
        await using var house = await TestHouse.On(DatabaseProvider.Sqlite, new SimulatedProgramme(20).Register);
        var id = await Programme(house);
        await Analyse(house, id);
        (await house.Do((ReleasePack release) => release.Handle(id))).Refusal.ShouldBeOfType<GroupIsTooSmall>();
    }

    [Fact]
    public async Task Refuses_to_lock_twice_and_knows_nothing_of_another_institutions_programme()
    {
        await using var house = await TestHouse.On(DatabaseProvider.Sqlite, new SimulatedProgramme(People).Register);
        var id = await Programme(house);
        (await house.Do((LockPlan plan) => plan.Handle(id))).IsRefused.ShouldBeFalse();
        (await house.Do((LockPlan plan) => plan.Handle(id))).Refusal.ShouldBeOfType<PlanIsLockedAlready>();
        (await house.Do((LockPlan plan) => plan.Handle(id), NewId.Of<InstitutionId>())).IsRefused.ShouldBeTrue();
    }

    [Fact]
    public async Task A_freeze_has_masked_arms_and_the_same_facts_give_the_same_hash()
    {
        await using var house = await TestHouse.On(DatabaseProvider.Sqlite, new SimulatedProgramme(People).Register);
        var id = await Programme(house);
        await house.Do((LockPlan plan) => plan.Handle(id));
        await house.Do((FreezeDataset freeze) => freeze.Handle(id));
        await house.Do((FreezeDataset freeze) => freeze.Handle(id));
        var frozen = await house.Do((Reader reader) => Task.FromResult(reader.Query<Confrere.Analysis.Data.FrozenSet>().ToList()));
        frozen.Select(row => row.Hash).Distinct().ShouldHaveSingleItem();
        frozen[0].Text.ShouldNotContain("immediate");
        frozen[0].Text.ShouldNotContain("delayed");
        frozen[0].Participants.ShouldBe(People);
        frozen[0].Dictionary.ShouldContain("lower is better; instrument version 1", customMessage: "the dictionary says by which version each scale was scored");
    }

    private static async Task<ProgrammeId> Programme(TestHouse house)
    {
        var document = await File.ReadAllTextAsync(Path.Combine(SamplePaths.Root, "samples", "protocols", "peer-coaching-6x3.yaml"));
        return (await house.Do((CreateProgramme create) => create.Handle(document, "Lake Hospital"))).Value;
    }

    private static Task<Confrere.Kernel.Refusals.Result<Confrere.Analysis.Data.AnalysisRunId>> Run(TestHouse house, ProgrammeId id, string reason = "planned analysis") =>
        house.Do((RunAnalysis run) => run.Handle(id, reason));

    private static async Task Analyse(TestHouse house, ProgrammeId id)
    {
        await house.Do((LockPlan plan) => plan.Handle(id));
        await house.Do((FreezeDataset freeze) => freeze.Handle(id));
        (await Run(house, id)).IsRefused.ShouldBeFalse();
    }
}
