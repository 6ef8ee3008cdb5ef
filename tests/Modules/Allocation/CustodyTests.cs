using System.Security.Cryptography;
using Confrere.Allocation.Contracts;
using Confrere.Allocation.Data;
using Confrere.Allocation.Domain;
using Confrere.Allocation.Features.AllocateParticipant;
using Confrere.Allocation.Features.EnterShare;
using Confrere.Allocation.Features.ExportRecord;
using Confrere.Allocation.Features.OpenSeed;
using Confrere.Kernel.Audit;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.Modules.Tests.Enrolment;
using Confrere.Modules.Tests.House;
using Confrere.Modules.Tests.Protocols;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Confrere.Modules.Tests.Allocation;

public sealed class CustodyTests
{
    private static readonly string Share = new string([.. Enumerable.Range(0, 64).Select(place => "0123456789abcdef"[(place * 7 + place / 16) % 16])]);

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_real_programme_opens_only_with_two_shares_of_two_people(DatabaseProvider provider)
    {
        await using var at = await EnrolmentHouse.On(provider, isOpen: false, SampleProtocol.Approved(), isDemonstration: false, custodians: false);
        var (one, other) = (NewId.Of<PersonId>(), NewId.Of<PersonId>());

        (await at.Open()).Refusal.ShouldBeOfType<CustodiansAreMissing>().Sentence.ShouldContain("none has");
        (await Enter(at, one, Share)).Refusal.ShouldBeNull();
        (await at.Open()).Refusal.ShouldBeOfType<CustodiansAreMissing>().Sentence.ShouldContain("only one has");
        (await Enter(at, one, RandomNumberGenerator.GetHexString(64))).Refusal.ShouldBeOfType<CustodianHasEntered>();
        (await Enter(at, other, RandomNumberGenerator.GetHexString(64))).Refusal.ShouldBeNull();
        (await Enter(at, NewId.Of<PersonId>(), RandomNumberGenerator.GetHexString(64))).Refusal.ShouldBeOfType<SharesAreComplete>();
        (await at.Open()).Refusal.ShouldBeNull();
        (await Enter(at, NewId.Of<PersonId>(), Share)).Refusal.ShouldBeOfType<ListIsSealedAlready>();

        var facts = await at.House.As(services => services.GetRequiredService<AuditLog>().All().ToListAsync().AsTask());
        facts.Count(fact => fact.Action == "CustodianShareEntered").ShouldBe(2);
        facts.Single(fact => fact.Action == "AllocationListSealed").Details.ShouldContain(Commitments.OfShare(Convert.FromHexString(Share), at.Programme));
        facts.ShouldAllBe(fact => !fact.Details.Contains(Share));
    }

    [Theory]
    [InlineData(null), InlineData(""), InlineData("1234"), InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("zz23456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")]
    public void A_share_that_was_not_drawn_is_refused(string? typed) => Custody.Read(typed).ShouldBeNull();

    /// <summary>Expected values: Python 3.11 (hashlib, hmac), HKDF written out by RFC 5869.</summary>
    [Fact]
    public void Seed_and_commitment_agree_with_the_python_program()
    {
        var golden = BlockReference.Case("allocation_custody");
        byte[] Of(string name) => Convert.FromHexString(golden.GetProperty(name).GetString()!);
        var programme = new ProgrammeId(golden.GetProperty("programme").GetGuid());

        Convert.ToHexStringLower(Custody.Seed(Of("one"), Of("other"), programme)).ShouldBe(golden.GetProperty("seed").GetString());
        Custody.Seed(Of("other"), Of("one"), programme).ShouldBe(Of("seed"));
        Custody.Seed(Of("one"), Of("other"), programme, Custody.SecondDraw).ShouldBe(Of("seed_of_boosters"));
        Commitments.OfShare(Of("one"), programme).ShouldBe(golden.GetProperty("commitment_of_one").GetString());
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_record_is_exported_after_the_seed_is_opened_and_replays_without_the_database(DatabaseProvider provider)
    {
        await using var trial = await Closed(provider);

        var record = (await trial.House.Do((ExportRecord export) => export.Of(trial.Programme.Id))).Value;
        var text = RecordFile.Write(record);

        record.Shares.Count.ShouldBe(2);
        AllocationRecords.Check(text).Problem.ShouldBeNull();
        AllocationRecords.Check(text).Allocated.ShouldBe(10);
        var other = record.Draws[3].Arm == "immediate" ? "delayed" : "immediate";
        Broken(record with { Draws = [.. record.Draws.Take(3), record.Draws[3] with { Arm = other }, .. record.Draws.Skip(4)] }).ShouldContain("position 3");
        Broken(record with { Draws = [.. record.Draws.Take(3), .. record.Draws.Skip(4)] }).ShouldContain("position 3: the place was skipped");
        Broken(record with { Draws = [.. record.Draws, record.Draws[0]] }).ShouldContain("2 times");
        Broken(record with { Seed = RandomNumberGenerator.GetHexString(64) }).ShouldContain("does not follow from the shares");
        Broken(record with { Rule = record.Rule.Replace("[4,6]", "[4]") }).ShouldContain("committed to");
        Broken(record with { Shares = [record.Shares[0] with { Share = RandomNumberGenerator.GetHexString(64) }, record.Shares[1]] }).ShouldContain("Share 1");
        AllocationRecords.Check("{}").Problem.ShouldNotBeNull();
        AllocationRecords.Check("not a record").Problem.ShouldNotBeNull();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_seed_opens_only_after_the_arms_and_when_nobody_waits_and_then_the_list_is_closed(DatabaseProvider provider)
    {
        await using var trial = await Trial.On(provider, shares: true);
        for (var person = 0; person < 3; person++) await trial.Submit(await trial.Consent());
        var waiting = await trial.Consent();

        (await Open(trial)).Refusal.ShouldBeOfType<ArmsAreClosed>();
        (await trial.House.Do((ExportRecord export) => export.Of(trial.Programme.Id))).Refusal.ShouldBeOfType<SeedIsClosed>();
        await OpenArms(trial);
        (await Open(trial)).Refusal.ShouldBeOfType<SomebodyWaits>();
        await trial.Submit(waiting);
        (await Open(trial, confirmed: false)).Refusal.ShouldBeOfType<OpeningIsNotConfirmed>();
        (await Open(trial)).Refusal.ShouldBeNull();
        (await Open(trial)).Refusal.ShouldBeOfType<SeedIsOpen>();

        await Should.ThrowAsync<InvalidOperationException>(() => trial.Consent());
        (await trial.House.As(services => services.GetRequiredService<Writer>().Write(
            work => services.GetRequiredService<AllocateParticipant>().Handle(trial.Programme.Id, waiting, work)))).Refusal.ShouldBeOfType<ListIsOpened>();
        (await trial.House.Do((IAllocationSeals seals) => seals.Of(trial.Programme.Id)))!.Seed!.Length.ShouldBe(64);
    }

    private static string Broken(AllocationRecord record) => AllocationRecords.Check(RecordFile.Write(record)).Problem.ShouldNotBeNull();

    private static async Task<Trial> Closed(DatabaseProvider provider)
    {
        var trial = await Trial.On(provider, shares: true);
        for (var person = 0; person < 10; person++) await trial.Submit(await trial.Consent());
        await OpenArms(trial);
        (await Open(trial)).Refusal.ShouldBeNull();
        return trial;
    }

    private static Task OpenArms(Trial trial) => trial.House.As(services => services.GetRequiredService<Writer>().Write(
        work => services.GetRequiredService<IUnblinding>().Open(trial.Programme.Id, "The dataset is frozen and the plan locked.", work)));

    private static Task<Result<Done>> Open(Trial trial, bool confirmed = true) => trial.House.Do((OpenSeed open) => open.Handle(trial.Programme.Id, confirmed, "The trial is closed."));

    private static Task<Result<Done>> Enter(EnrolmentHouse at, PersonId custodian, string share) =>
        at.House.Do((EnterShare enter) => enter.Handle(at.Programme, custodian, share));
}
