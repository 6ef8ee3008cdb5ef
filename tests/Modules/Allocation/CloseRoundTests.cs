using Confrere.Allocation.Contracts;
using Confrere.Allocation.Data;
using Confrere.Allocation.Domain;
using Confrere.Allocation.Features.CloseRound;
using Confrere.Allocation.Features.QueueForDraw;
using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Audit;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.Modules.Tests.House;
using Confrere.Protocols.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Confrere.Modules.Tests.Allocation;

/// <summary>Rounds: who waits when one is closed is drawn at once, and nobody else.</summary>
[Collection("databases")]
public sealed class CloseRoundTests
{
    private const int Places = 3;
    private static readonly Protocol Lottery = TrialProtocol.OneToOne with { Randomisation = new(Randomisation.Lottery, [], []) { Intake = Randomisation.InBatches, Places = Places } };
    private static readonly Protocol Batches = TrialProtocol.OneToOne with { Randomisation = new(Randomisation.PermutedBlocks, [4, 6], []) { Intake = Randomisation.InBatches } };

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Two_hundred_who_close_a_round_at_once_draw_it_once(DatabaseProvider provider)
    {
        await using var trial = await Trial.On(provider, protocol: Lottery);
        for (var person = 0; person < 8; person++) await trial.Submit(await trial.Consent());
        (await AllocateParticipantTests.Rows(trial)).ShouldBeEmpty();
        await trial.Write(work => work.Publish(new ParticipantWithdrew(trial.Programme.Id, trial.Codes[2], "data")));
        await trial.Write(work => work.Publish(new ParticipantWithdrew(trial.Programme.Id, trial.Codes[3], "coaching")));
        (await Close(trial, 1, confirmed: false)).Refusal.ShouldBeOfType<RoundIsNotConfirmed>();
        (await Close(trial, 2)).Refusal.ShouldBeOfType<RoundIsClosedAlready>();

        var results = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Task.Run(() => Close(trial, 1))));

        results.Where(result => !result.IsRefused).ShouldHaveSingleItem().Value.ShouldBe(new ClosedRound(1, 7, Places, IsDrawn: true));
        results.Where(result => result.IsRefused).ShouldAllBe(result => result.Refusal is RoundIsClosedAlready);
        var rows = await AllocateParticipantTests.Rows(trial);
        rows.Select(row => row.Participant).ShouldBe(trial.Codes.Where(code => code != trial.Codes[2]), ignoreOrder: true);
        rows.Select(row => row.Position).ShouldBe(Enumerable.Range(0, 7));
        rows.Count(row => row.Arm == Trial.AtOnce).ShouldBe(Places);
        rows.ShouldAllBe(row => row.CoachingOpenedAt.HasValue == (row.Arm == Trial.AtOnce));
        await IsTrue(trial);
        var facts = await trial.House.As(services => services.GetRequiredService<Reader>().Query<AuditFact>().ToListAsync());
        facts.Count(fact => fact.Action == CloseRound.DrawnFact).ShouldBe(1);
        facts.Count(fact => fact.Action == "ParticipantAllocated").ShouldBe(7);
        facts.ShouldAllBe(fact => !fact.Details.Contains("immediate") && !fact.Details.Contains("delayed"));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_round_with_places_for_all_gives_them_asks_why_and_is_never_compared(DatabaseProvider provider)
    {
        await using var trial = await Trial.On(provider, protocol: Lottery);
        (await Close(trial, 1)).Refusal.ShouldBeOfType<NobodyHasApplied>();
        for (var person = 0; person < Places; person++) await trial.Submit(await trial.Consent());
        (await Close(trial, 1)).Refusal.ShouldBeOfType<ReasonIsNeeded>();
        (await AllocateParticipantTests.Rows(trial)).ShouldBeEmpty();
        (await Close(trial, 1, reason: "Nobody else is expected.")).Value.ShouldBe(new ClosedRound(1, Places, Places, IsDrawn: false));
        for (var person = 0; person < 5; person++) await trial.Submit(await trial.Consent());
        (await Close(trial, 2)).Value.ShouldBe(new ClosedRound(2, 5, Places, IsDrawn: true));

        var rows = await AllocateParticipantTests.Rows(trial);
        rows.Where(row => row.Stratum == "round-1").ShouldAllBe(row => row.Arm == Trial.AtOnce && row.Probability == 1);
        var first = rows.Where(row => row.Stratum == "round-1").Select(row => row.Participant).ToList();
        var notByChance = await trial.House.Do((IBlindedArms arms) => arms.NotByChance(trial.Programme.Id));
        notByChance.Keys.ShouldBe(first, ignoreOrder: true);
        notByChance.Values.ShouldAllBe(reason => reason == "round 1 had places for all who applied, so nothing was drawn");
        (await trial.House.Do((IBlindedArms arms) => arms.Of(trial.Programme.Id))).Keys.ShouldBe(rows.Select(row => row.Participant).Except(first), ignoreOrder: true);
        (await trial.House.Do((IBlindedArms arms) => arms.Rounds(trial.Programme.Id, Draw.First))).ShouldBe(rows.ToDictionary(row => row.Participant, row => row.Stratum == "round-1" ? 1 : 2), ignoreOrder: true);
        (await trial.House.As(services => services.GetRequiredService<AuditLog>().All(CloseRound.FilledFact).ToListAsync().AsTask())).ShouldHaveSingleItem().Reason.ShouldBe("Nobody else is expected.");
        await IsTrue(trial);
        await SurvivesWithoutTheDatabase(trial, rows);
        await FindsEveryChange(trial);
        var blocks = await trial.House.As(services => services.GetRequiredService<Writer>().Write(async work =>
        {
            await services.GetRequiredService<IUnblinding>().Open(trial.Programme.Id, "The dataset is frozen and the plan locked.", work);
            return await services.GetRequiredService<IUnblinding>().Blocks(trial.Programme.Id, work);
        }));
        blocks.ShouldBe(rows.ToDictionary(row => row.Participant, row => row.Stratum), ignoreOrder: true);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Batches_of_a_list_take_its_next_places_in_the_order_of_their_codes(DatabaseProvider provider)
    {
        await using var trial = await Trial.On(provider, protocol: Batches);
        for (var person = 0; person < 7; person++) await trial.Submit(await trial.Consent());
        (await trial.House.As(services => services.GetRequiredService<DrawWatch>().Run())).ShouldBe(0);
        (await Close(trial, 1)).Value.ShouldBe(new ClosedRound(1, 7, null, IsDrawn: true));
        trial.House.Clock.Advance(NodaTime.Duration.FromDays(1));
        for (var person = 0; person < 4; person++) await trial.Submit(await trial.Consent());
        (await Close(trial, 2)).IsRefused.ShouldBeFalse();

        var rows = await AllocateParticipantTests.Rows(trial);
        var list = await trial.House.As(services => services.GetRequiredService<Reader>().Query<SealedList>().SingleAsync());
        rows.Select(row => row.Arm).ShouldBe(trial.House.Services.GetRequiredService<SeedVault>().Sequence(list).From("all").Take(11));
        rows.Take(7).Select(row => row.Participant).ShouldBe(trial.Codes.Take(7).OrderBy(code => code.Value, StringComparer.Ordinal));
        rows.Skip(7).Select(row => row.Participant).ShouldBe(trial.Codes.Skip(7).OrderBy(code => code.Value, StringComparer.Ordinal));
        await IsTrue(trial);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Whoever_applies_while_a_round_is_being_closed_is_in_it_or_in_the_next(DatabaseProvider provider)
    {
        await using var trial = await Trial.On(provider, protocol: Lottery);
        for (var person = 0; person < 14; person++) await trial.Consent();
        foreach (var code in trial.Codes.Take(6)) await trial.Submit(code);

        var closing = Task.Run(() => Close(trial, 1));
        var applying = await Task.WhenAll(trial.Codes.Skip(6).Select(code => Task.Run(() => trial.Submit(code))));

        applying.ShouldAllBe(result => !result.IsRefused);
        var first = (await closing).Value;
        first.People.ShouldBeInRange(6, 14);
        if (first.People < 14) (await Close(trial, 2, reason: "Nobody else is expected.")).Value.People.ShouldBe(14 - first.People);
        (await AllocateParticipantTests.Rows(trial)).Select(row => row.Participant).ShouldBe(trial.Codes, ignoreOrder: true);
        await IsTrue(trial);
    }

    [Fact]
    public async Task A_programme_without_rounds_closes_none()
    {
        await using var trial = await Trial.On(DatabaseProvider.Sqlite);
        (await Close(trial, 1)).Refusal.ShouldBeOfType<NobodyIsDrawnInRounds>();
    }

    private static Task<Result<ClosedRound>> Close(Trial trial, int round, bool confirmed = true, string? reason = null) =>
        trial.House.Do((CloseRound close) => close.Handle(trial.Programme.Id, round, confirmed, reason));

    private static async Task IsTrue(Trial trial)
    {
        (await trial.House.VerifyChain()).Problem.ShouldBeNull();
        (await trial.House.Do((IAllocationReplay replay) => replay.Verify(trial.Programme.Id))).Problem.ShouldBeNull();
    }

    private static async Task SurvivesWithoutTheDatabase(Trial trial, List<AllocatedParticipant> rows)
    {
        var list = await trial.House.As(services => services.GetRequiredService<Reader>().Query<SealedList>().SingleAsync());
        AllocationRecord record = new(
            AllocationRecord.ThisFormat, trial.Programme.Id.Value, list.Commitment, list.Rule, Convert.ToHexStringLower(trial.House.Services.GetRequiredService<SeedVault>().Open(list)), [],
            rows.ConvertAll(row => new RecordedDraw(row.Participant.Value, row.Stratum, row.Position, new Dictionary<string, string>(), row.Arm.Value, row.Probability,
                Convert.ToHexStringLower(row.Salt), Commitments.OfAllocation(row.Salt, row.Recorded()))));
        AllocationRecords.Check(Confrere.Allocation.Features.ExportRecord.RecordFile.Write(record)).Problem.ShouldBeNull();
        var swapped = record.Draws.ToList();
        (swapped[^1], swapped[^2]) = (Recommitted(swapped[^1], swapped[^2].Participant), Recommitted(swapped[^2], swapped[^1].Participant));
        AllocationRecords.Check(Confrere.Allocation.Features.ExportRecord.RecordFile.Write(record with { Draws = swapped })).Problem!.ShouldContain("is not what the seed gives");
        static RecordedDraw Recommitted(RecordedDraw draw, string participant)
        {
            var moved = draw with { Participant = participant };
            return moved with { Commitment = Commitments.OfAllocation(Convert.FromHexString(moved.Salt), moved.Allocation()) };
        }
    }

    // The facts stay; somebody edits the table of rounds.
    private static async Task FindsEveryChange(Trial trial)
    {
        var whole = await trial.House.As(services => services.GetRequiredService<Reader>().Query<DrawRound>().OrderBy(row => row.Number).ToListAsync());
        var (first, second) = (whole[0], whole[1]);
        await Expect([second], "round 1 is missing");
        await Expect([Copy(first, isDrawn: true), second], "whether round 1 was drawn");
        await Expect([first, Copy(second, members: string.Join('\n', second.Codes().Skip(1)))], "round 2 is not stored as it was closed");
        await Expect([first, Copy(second, later: 1)], "round 2 is not stored as it was closed");
        await Expect([first, second, Copy(second, number: 3)], "3 rounds are stored, and the log states 2");
        await Expect(whole, null);

        async Task Expect(IReadOnlyList<DrawRound> rows, string? words)
        {
            await trial.Write(async work =>
            {
                await work.Set<DrawRound>().ExecuteDeleteAsync();
                work.Db.AddRange(rows.Select(row => Copy(row)));
            });
            var problem = (await trial.House.Do((IAllocationReplay replay) => replay.Verify(trial.Programme.Id))).Problem;
            if (words is null) problem.ShouldBeNull();
            else problem!.ShouldContain(words);
        }
    }

    private static DrawRound Copy(DrawRound row, bool? isDrawn = null, string? members = null, int later = 0, int? number = null) => new()
    {
        Programme = row.Programme, InstitutionId = row.InstitutionId, Number = number ?? row.Number, Members = members ?? row.Members, Places = row.Places, IsDrawn = isDrawn ?? row.IsDrawn,
        ClosedAt = row.ClosedAt + NodaTime.Duration.FromSeconds(later),
    };
}
