using Confrere.Allocation.Contracts;
using Confrere.Allocation.Data;
using Confrere.Allocation.Domain;
using Confrere.Allocation.Features.DrawBooster;
using Confrere.Allocation.Features.ExportRecord;
using Confrere.Allocation.Features.OpenSeed;
using Confrere.Kernel.Audit;
using Confrere.Kernel.Data;
using Confrere.Kernel.Events;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.Modules.Tests.House;
using Confrere.Protocols.Contracts;
using Confrere.Surveys.Contracts;
using Confrere.Surveys.Features.CloseWindows;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Confrere.Modules.Tests.Allocation;

/// <summary>The second draw: when further sessions come, from a second sealed list of the same programme.</summary>
public sealed class DrawBoosterTests
{
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Two_hundred_who_send_the_survey_at_once_get_exactly_the_second_list(DatabaseProvider provider)
    {
        const int People = 200;
        await using var trial = await Trial.On(provider, protocol: TrialProtocol.WithBoosters);
        var codes = new List<ParticipantCode>();
        for (var person = 0; person < People; person++) codes.Add(await trial.Consent());

        // Some twice: the second request finds the draw of the first.
        await Task.WhenAll(codes.Concat(codes.Take(20)).Select(code => Task.Run(() => Sent(trial, code, "month6"))));

        var rows = await Rows(trial);
        rows.Select(row => row.Position).ShouldBe(Enumerable.Range(0, People));
        rows.Select(row => row.Participant).ShouldBe(codes, ignoreOrder: true);
        var list = await trial.House.As(services => services.GetRequiredService<Reader>().Query<BoosterList>().SingleAsync());
        rows.Select(row => row.Arm).ShouldBe(trial.House.Services.GetRequiredService<SeedVault>().Sequence(list).From("all").Take(People));
        (await Verify(trial))!.ShouldBe(new(trial.Programme.Id, People, list.Commitment, null) { IsOfBoosters = true });
        (await trial.House.AsSystem(services => services.GetRequiredService<IAllocationReplay>().VerifyAll())).Select(report => (report.IsOfBoosters, report.IsTrue)).ShouldBe([(false, true), (true, true)]);
        (await trial.House.VerifyChain()).Problem.ShouldBeNull();
    }

    [Fact]
    public async Task Opens_at_once_or_after_the_visit_that_the_arm_waits_for_and_then_for_those_who_were_not_drawn()
    {
        var opened = new List<BoosterOpened>();
        await using var trial = await Trial.On(DatabaseProvider.Sqlite, protocol: TrialProtocol.WithBoosters, adjust: services => services.AddSingleton<IHandle<BoosterOpened>>(new Listener(opened)));
        var codes = new List<ParticipantCode>();
        for (var person = 0; person < 8; person++) codes.Add(await trial.Consent());
        var (missed, left) = (await trial.Consent(), await trial.Consent());
        await trial.Leave(left);
        foreach (var code in codes.Append(left)) await Sent(trial, code, "month6");
        await trial.Write(work => work.Publish(new SurveyWindowClosed(trial.Programme.Id, missed, "month6")));

        var rows = await Rows(trial);
        rows.Select(row => row.Participant).ShouldBe(codes, ignoreOrder: true);
        var (now, later) = (Of(rows, TrialProtocol.BoosterNow), Of(rows, TrialProtocol.BoosterLater));
        // How many of eight depends on the block lengths of this seed; three a block of six is the fewest.
        (now.Count >= 3 && later.Count >= 3).ShouldBeTrue();
        opened.Select(booster => booster.Participant).ShouldBe(now, ignoreOrder: true);

        opened.Clear();
        foreach (var code in codes.Skip(1).Append(missed).Append(left)) await Sent(trial, code, "month9");
        await trial.Write(work => work.Publish(new SurveyWindowClosed(trial.Programme.Id, codes[0], "month9")));
        opened.Select(booster => booster.Participant).ShouldBe(later.Append(missed), ignoreOrder: true);
        opened.ShouldAllBe(booster => booster.Offering == "further");

        var facts = await trial.House.As(services => services.GetRequiredService<Reader>().Query<AuditFact>().ToListAsync());
        codes.Select(code => string.Join(' ', facts.Where(fact => fact.Subject == $"participant/{code}").Select(fact => fact.Action).Order())).Distinct().ShouldHaveSingleItem().ShouldContain("BoosterDrawn BoosterRuleApplied");
        facts.ShouldAllBe(fact => !fact.Details.Contains("booster-now") && !fact.Details.Contains("booster-later"));
        (await Verify(trial))!.Problem.ShouldBeNull();
    }

    [Fact]
    public async Task Verify_names_what_was_changed_in_the_second_list()
    {
        await using var trial = await Trial.On(DatabaseProvider.Sqlite, protocol: TrialProtocol.WithBoosters);
        for (var person = 0; person < 4; person++) await Sent(trial, await trial.Consent(), "month6");
        await trial.House.VerifyChain();
        var third = (await Rows(trial))[2];
        var other = third.Arm == TrialProtocol.BoosterNow ? TrialProtocol.BoosterLater : TrialProtocol.BoosterNow;

        await trial.Write(work => work.Set<BoosterDraw>().Where(row => row.Id == third.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.Arm, other)));
        (await Verify(trial))!.Problem.ShouldBe($"Sequence {await Sequence(trial, DrawBooster.Fact, $"participant/{third.Participant}")}: the stored allocation of participant {third.Participant} is not the one that was committed to.");
        await trial.Write(work => work.Set<BoosterList>().ExecuteUpdateAsync(set => set.SetProperty(row => row.AfterVisit, "month9")));
        (await Verify(trial))!.Problem.ShouldBe($"Sequence {await Sequence(trial, "BoosterListSealed", $"programme/{trial.Programme.Id}")}: the visit that brings the draw is not the one that was sealed.");
        // The first draw is whole all the same, and a list that is gone altogether is missed.
        (await trial.House.Do((IAllocationReplay replay) => replay.Verify(trial.Programme.Id))).Problem.ShouldBeNull();
        await trial.Write(work => work.Set<BoosterList>().ExecuteDeleteAsync());
        (await Verify(trial))!.Problem.ShouldNotBeNull().ShouldEndWith("the sealed list is missing.");
    }

    [Fact]
    public async Task Seed_and_commitment_are_its_own_and_its_record_replays_without_the_database()
    {
        await using var trial = await Trial.On(DatabaseProvider.Sqlite, shares: true, protocol: TrialProtocol.WithBoosters);
        for (var person = 0; person < 6; person++) await trial.Submit(await trial.Consent());
        var (first, second) = (await Seal(trial, (seals, id) => seals.Of(id)), await Seal(trial, (seals, id) => seals.OfBoosters(id)));
        second.Commitment.ShouldNotBe(first.Commitment);
        (second.Shares.Count, second.Seed).ShouldBe((2, null));
        trial.House.Clock.Advance(Duration.FromDays(180));
        foreach (var code in trial.Codes.Skip(1)) (await trial.Submit(code, "month6")).IsRefused.ShouldBeFalse();
        await trial.House.As(services => services.GetRequiredService<Writer>().Write(async work =>
        {
            (await services.GetRequiredService<IUnblinding>().Open(trial.Programme.Id, Draw.Booster, "The dataset is frozen and the plan locked.", work)).Count.ShouldBe(5);
        }));

        (await Open(trial)).Refusal.ShouldBeOfType<SomebodyIsDrawnLater>();
        trial.House.Clock.Advance(Duration.FromDays(30));
        await trial.House.Services.GetRequiredService<WindowWatch>().TakeAll();
        (await Open(trial)).Refusal.ShouldBeNull();

        var record = (await trial.House.Do((ExportRecord export) => export.OfBoosters(trial.Programme.Id))).Value;
        var report = AllocationRecords.Check(RecordFile.Write(record));
        (report.Problem, report.Allocated, report.IsOfBoosters).ShouldBe((null, 5, true));
        AllocationRecords.Check(RecordFile.Write(record with { Use = Custody.FirstDraw })).Problem.ShouldBe("The seed does not follow from the shares.");
        AllocationRecords.Check(RecordFile.Write((await trial.House.Do((ExportRecord export) => export.Of(trial.Programme.Id))).Value)).IsTrue.ShouldBeTrue();
        (await Verify(trial))!.Problem.ShouldBeNull();
        // With the seed open nobody is drawn any more.
        await Sent(trial, trial.Codes[0], "month6");
        (await Rows(trial)).Count.ShouldBe(5);
    }

    private static Task Sent(Trial trial, ParticipantCode code, string visit) => trial.Write(work => work.Publish(new SurveySubmitted(trial.Programme.Id, code, visit, work.Now)));

    private static List<ParticipantCode> Of(IEnumerable<BoosterDraw> rows, ArmCode arm) => [.. rows.Where(row => row.Arm == arm).Select(row => row.Participant)];

    private static Task<List<BoosterDraw>> Rows(Trial trial) => trial.House.As(services => services.GetRequiredService<Reader>().Query<BoosterDraw>().OrderBy(row => row.Position).ToListAsync());

    private static Task<AllocationReplayReport?> Verify(Trial trial) => trial.House.Do((IAllocationReplay replay) => replay.VerifyBoosters(trial.Programme.Id));

    private static async Task<AllocationSeal> Seal(Trial trial, Func<IAllocationSeals, ProgrammeId, Task<AllocationSeal?>> of) => (await trial.House.Do((IAllocationSeals seals) => of(seals, trial.Programme.Id)))!;

    private static Task<Result<Done>> Open(Trial trial) => trial.House.Do((OpenSeed open) => open.Handle(trial.Programme.Id, true, "The trial is closed."));

    private static async Task<long> Sequence(Trial trial, string action, string subject) =>
        (await trial.House.As(services => services.GetRequiredService<AuditLog>().All(action).ToListAsync().AsTask())).Single(fact => fact.Subject == subject).Sequence;

    private sealed class Listener(List<BoosterOpened> heard) : IHandle<BoosterOpened>
    {
        public Task Handle(BoosterOpened occurred, UnitOfWork work)
        {
            heard.Add(occurred);
            return Task.CompletedTask;
        }
    }
}
