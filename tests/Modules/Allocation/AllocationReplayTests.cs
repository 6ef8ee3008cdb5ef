using Confrere.Allocation.Contracts;
using Confrere.Allocation.Data;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Modules.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Confrere.Modules.Tests.Allocation;

public sealed class AllocationReplayTests
{
    private const int People = 8;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Agrees_with_an_untouched_list(DatabaseProvider provider)
    {
        await using var trial = await Allocated(provider);

        var report = await Verify(trial);

        report.Problem.ShouldBeNull();
        report.Allocated.ShouldBe(People);
        (await trial.House.Do((IAllocationSeals seals) => seals.Of(trial.Programme.Id)))!.Commitment.ShouldBe(report.Commitment);
        (await trial.House.AsSystem(services => services.GetRequiredService<IAllocationReplay>().VerifyAll())).ShouldHaveSingleItem().ShouldBe(report);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Blocks_are_told_with_the_open_arms_and_not_before_and_hold_each_arm_in_its_ratio(DatabaseProvider provider)
    {
        await using var trial = await Allocated(provider);
        Task<IReadOnlyDictionary<ParticipantCode, string>?> Blocks() =>
            trial.House.As(services => services.GetRequiredService<Writer>().Write(work => services.GetRequiredService<IUnblinding>().Blocks(trial.Programme.Id, work)));
        await Should.ThrowAsync<InvalidOperationException>(Blocks);
        var inOne = await trial.House.As(services => services.GetRequiredService<Writer>().Write(async work =>
        {
            await services.GetRequiredService<IUnblinding>().Open(trial.Programme.Id, "The dataset is frozen and the plan locked.", work);
            return await services.GetRequiredService<IUnblinding>().Blocks(trial.Programme.Id, work);
        }));

        var (blocks, rows) = ((await Blocks())!, (await AllocateParticipantTests.Rows(trial)).OrderBy(row => row.Position).ToList());

        blocks.Count.ShouldBe(People);
        inOne.ShouldBe(blocks, ignoreOrder: true);
        rows.Select(row => int.Parse(blocks[row.Participant].Split('/')[1], System.Globalization.CultureInfo.InvariantCulture)).ShouldBeInOrder();
        // Every block but the last one is whole.
        foreach (var block in rows.GroupBy(row => blocks[row.Participant]).SkipLast(1)) block.Count(row => row.Arm == Trial.AtOnce).ShouldBe(block.Count(row => row.Arm == Trial.Later), block.Key);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Names_the_first_participant_whose_arm_was_changed(DatabaseProvider provider)
    {
        await using var trial = await Allocated(provider);
        var third = (await AllocateParticipantTests.Rows(trial))[2];
        var other = third.Arm == Trial.AtOnce ? Trial.Later : Trial.AtOnce;

        await trial.Write(work => work.Set<AllocatedParticipant>().Where(row => row.Id == third.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.Arm, other)));

        (await Verify(trial)).Problem.ShouldBe($"Sequence {await trial.SequenceOf(third.Participant)}: the stored allocation of participant {third.Participant} is not the one that was committed to.");
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Names_the_place_of_an_allocation_that_was_removed(DatabaseProvider provider)
    {
        await using var trial = await Allocated(provider);

        var fifth = (await AllocateParticipantTests.Rows(trial))[4].Participant;
        await trial.Write(work => work.Set<AllocatedParticipant>().Where(row => row.Position == 4).ExecuteDeleteAsync());

        (await Verify(trial)).Problem.ShouldBe($"Sequence {await trial.SequenceOf(fifth)}: the allocation of participant {fifth} is missing from the list.");
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Sees_that_the_last_allocation_was_removed(DatabaseProvider provider)
    {
        await using var trial = await Allocated(provider);

        var last = (await AllocateParticipantTests.Rows(trial))[^1].Participant;
        await trial.Write(work => work.Set<AllocatedParticipant>().Where(row => row.Position == People - 1).ExecuteDeleteAsync());

        (await Verify(trial)).Problem.ShouldBe($"Sequence {await trial.SequenceOf(last)}: the allocation of participant {last} is missing from the list.");
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Sees_an_edited_rule_and_an_exchanged_seed(DatabaseProvider provider)
    {
        await using var trial = await Allocated(provider);
        var rule = (await trial.House.As(services => services.GetRequiredService<Reader>().Query<SealedList>().SingleAsync())).Rule;

        await Edit(trial, rule.Replace("[4,6]", "[4]"));
        (await Verify(trial)).Problem.ShouldBe($"Sequence {await Sealed(trial)}: the seed or the rule is not the one that was committed to.");

        var otherSeed = trial.House.Services.GetRequiredService<SeedVault>().Close(new byte[32], trial.Programme.Id);
        await trial.Write(work => work.Set<SealedList>().ExecuteUpdateAsync(set => set.SetProperty(row => row.Seed, otherSeed)));
        (await Verify(trial)).Problem.ShouldBe($"Sequence {await Sealed(trial)}: the seed or the rule is not the one that was committed to.");

        await trial.Write(work => work.Set<SealedList>().ExecuteUpdateAsync(set => set.SetProperty(row => row.Seed, new byte[61])));
        (await Verify(trial)).Problem.ShouldBe($"Sequence {await Sealed(trial)}: the seed does not open: it or its key was altered.");
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Letters_group_by_arm_and_opening_the_arms_leaves_a_reason(DatabaseProvider provider)
    {
        await using var trial = await Allocated(provider);
        var rows = await AllocateParticipantTests.Rows(trial);

        var letters = await trial.House.Do((IBlindedArms blinded) => blinded.Of(trial.Programme.Id));
        var arms = await trial.House.As(services => services.GetRequiredService<Writer>().Write(
            work => services.GetRequiredService<IUnblinding>().Open(trial.Programme.Id, "The dataset is frozen and the plan locked.", work)));

        arms.ShouldBe(rows.ToDictionary(row => row.Participant, row => row.Arm), ignoreOrder: true);
        letters.GroupBy(pair => arms[pair.Key]).ShouldAllBe(group => group.Select(pair => pair.Value).Distinct().Count() == 1);
        letters.Values.Distinct().Order().ShouldBe(['A', 'B']);
        var fact = await trial.House.As(services => services.GetRequiredService<Reader>().Query<Confrere.Kernel.Audit.AuditFact>().SingleAsync(row => row.Action == "ArmsOpened"));
        fact.Reason.ShouldBe("The dataset is frozen and the plan locked.");
    }

    private static async Task<Trial> Allocated(DatabaseProvider provider)
    {
        var trial = await Trial.On(provider);
        for (var person = 0; person < People; person++) await trial.Submit(await trial.Consent());
        await trial.House.VerifyChain();
        return trial;
    }

    private static async Task<long> Sealed(Trial trial) =>
        (await trial.House.As(services => services.GetRequiredService<Confrere.Kernel.Audit.AuditLog>().All("AllocationListSealed").ToListAsync().AsTask())).Single().Sequence;

    private static Task Edit(Trial trial, string rule) =>
        trial.Write(work => work.Set<SealedList>().ExecuteUpdateAsync(set => set.SetProperty(row => row.Rule, rule)));

    private static Task<AllocationReplayReport> Verify(Trial trial) => trial.House.Do((IAllocationReplay replay) => replay.Verify(trial.Programme.Id));
}
