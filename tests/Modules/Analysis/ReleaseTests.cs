using Confrere.Analysis.Data;
using Confrere.Analysis.Features.FreezeDataset;
using Confrere.Analysis.Features.LockPlan;
using Confrere.Analysis.Features.ReleasePack;
using Confrere.Analysis.Features.ReleaseTable;
using Confrere.Analysis.Features.RunAnalysis;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Keys;
using Confrere.Modules.Tests.House;
using Confrere.Protocols.Features.CreateProgramme;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Modules.Tests.Analysis;

/// <summary>What leaves the house: signed, and as a table only as fine as it may be.</summary>
public sealed class ReleaseTests
{
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_released_page_is_signed_and_any_change_or_another_key_is_told(DatabaseProvider provider)
    {
        await using var house = await TestHouse.On(provider, new SimulatedProgramme(138).Register);
        var id = await Analysed(house);
        (await house.Do((ReleasePack release) => release.Handle(id))).IsRefused.ShouldBeFalse();
        var pack = (await Packs(house)).Single();
        var key = await house.Do((InstitutionSigner signer) => Task.FromResult(signer.PublicKey(house.Institution)));
        var file = SignedPage.Of(pack.Page, pack.Signature);
        SignedPage.Problem(file, key).ShouldBeNull();
        SignedPage.Problem(file.Replace("How sure", "How very sure", StringComparison.Ordinal), key)!.ShouldContain("changed after it was released");
        var forged = pack.Page.Replace("How sure", "How very sure", StringComparison.Ordinal);
        SignedPage.Problem(SignedPage.Of(forged, pack.Signature), key)!.ShouldContain("not signed with this key");
        SignedPage.Problem(file, await house.Do((InstitutionSigner signer) => Task.FromResult(signer.PublicKey(NewId.Of<InstitutionId>()))))!.ShouldContain("not signed with this key");
        SignedPage.Problem(pack.Page, key)!.ShouldContain("not a released page with its signature");
        (await house.VerifyChain()).IsWhole.ShouldBeTrue();
    }

    [Fact]
    public async Task A_table_collapses_until_no_cell_is_small_is_released_once_and_stands_in_the_ledger()
    {
        await using var house = await TestHouse.On(DatabaseProvider.Sqlite, new SimulatedProgramme(138).Register);
        var id = await Programme(house);
        Task<Confrere.Kernel.Refusals.Result<string>> Release(string outcome, string visit) => house.Do((ReleaseTable release) => release.Handle(id, outcome, visit));
        (await Release("pfi.burnout", "month-3")).Refusal.ShouldBeOfType<NothingHasRun>();
        await Analyse(house, id);
        (await Release("pfi.joy", "month-3")).Refusal.ShouldBeOfType<TableIsUnknown>();
        (await Release("pfi.burnout", "month-6")).Refusal.ShouldBeOfType<TableIsUnknown>("nothing is compared there");
        (await Release("pfi.burnout", "month-3")).IsRefused.ShouldBeFalse();
        (await Release("pfi.burnout", "month-3")).Refusal.ShouldBeOfType<TableIsReleasedAlready>();
        var pack = (await Packs(house)).Single();
        pack.Kind.ShouldBe("pfi.burnout@month-3");
        pack.Page.ShouldContain("Counts are rounded to 5");
        pack.Page.ShouldNotContain("http");
        var groups = await house.Do((Reader reader) => reader.Query<ReleasedGroup>().ToListAsync());
        groups.ShouldAllBe(group => group.Members.Split('\n', StringSplitOptions.None).Length >= 11);
        groups.Count.ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task A_table_about_too_few_is_refused_whole()
    {
        await using var house = await TestHouse.On(DatabaseProvider.Sqlite, new SimulatedProgramme(10).Register);
        var id = await Programme(house);
        await Analyse(house, id);
        (await house.Do((ReleaseTable release) => release.Handle(id, "pfi.burnout", "baseline"))).Refusal.ShouldBeOfType<TableIsTooSmall>();
        (await Packs(house)).ShouldBeEmpty();
    }

    private static Task<List<ReleasedPack>> Packs(TestHouse house) => house.Do((Reader reader) => reader.Query<ReleasedPack>().ToListAsync());

    private static async Task<ProgrammeId> Programme(TestHouse house) => (await house.Do((CreateProgramme create) => create.Handle(
        File.ReadAllText(Path.Combine(SamplePaths.Root, "samples", "protocols", "peer-coaching-6x3.yaml")), "Lake Hospital"))).Value;

    private static async Task<ProgrammeId> Analysed(TestHouse house)
    {
        var id = await Programme(house);
        await Analyse(house, id);
        return id;
    }

    private static async Task Analyse(TestHouse house, ProgrammeId id)
    {
        (await house.Do((LockPlan plan) => plan.Handle(id))).IsRefused.ShouldBeFalse();
        (await house.Do((FreezeDataset freeze) => freeze.Handle(id))).IsRefused.ShouldBeFalse();
        (await house.Do((RunAnalysis run) => run.Handle(id, "planned analysis"))).IsRefused.ShouldBeFalse();
    }
}
