using Confrere.Allocation.Contracts;
using Confrere.Allocation.Data;
using Confrere.Allocation.Features.AllocateParticipant;
using Confrere.Allocation.Features.OpenEarly;
using Confrere.Kernel.Data;
using Confrere.Kernel.Events;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.Modules.Tests.House;
using Confrere.Surveys.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Confrere.Modules.Tests.Allocation;

public sealed class AllocateParticipantTests
{
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Two_hundred_who_lock_their_baseline_at_once_get_exactly_the_sealed_sequence(DatabaseProvider provider)
    {
        const int People = 200;
        await using var trial = await Trial.On(provider);
        var codes = new List<ParticipantCode>();
        for (var person = 0; person < People; person++) codes.Add(await trial.Consent());

        var results = await Task.WhenAll(codes.Select(code => Task.Run(() => trial.Submit(code))));

        results.ShouldAllBe(result => !result.IsRefused);
        var rows = await Rows(trial);
        rows.Select(row => row.Position).ShouldBe(Enumerable.Range(0, People));
        rows.Select(row => row.Participant).ShouldBe(codes, ignoreOrder: true);
        var list = await trial.House.As(services => services.GetRequiredService<Reader>().Query<SealedList>().SingleAsync());
        var vault = trial.House.Services.GetRequiredService<SeedVault>();
        rows.Select(row => row.Arm).ShouldBe(vault.Sequence(list).From("all").Take(People));
        (await Replay(trial)).Problem.ShouldBeNull();
        (await trial.House.VerifyChain()).Problem.ShouldBeNull();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Two_hundred_requests_at_once_for_one_participant_give_one_allocation(DatabaseProvider provider)
    {
        await using var trial = await Trial.On(provider);
        await trial.Submit(await trial.Consent());
        var code = await trial.Consent();

        var results = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Task.Run(() => trial.Submit(code))));
        var again = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => Allocate(trial, code))));

        results.ShouldAllBe(result => !result.IsRefused);
        results.Count(result => !result.Value.WasAlreadyStored).ShouldBe(1);
        again.ShouldAllBe(result => result.Refusal is ParticipantIsAlreadyAllocated);
        (await Rows(trial)).Select(row => (row.Position, row.Participant)).ShouldBe([(0, trial.Codes[0]), (1, code)]);
        (await Replay(trial)).Problem.ShouldBeNull();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Strata_each_have_their_own_sequence(DatabaseProvider provider)
    {
        await using var trial = await Trial.On(provider, protocol: TrialProtocol.Stratified);
        var low = new List<ParticipantCode>();
        for (var person = 0; person < 30; person++)
        {
            var code = await trial.Consent();
            (await trial.Submit(code, answer: person % 3 == 0 ? 0 : 4)).IsRefused.ShouldBeFalse();
            if (person % 3 == 0) low.Add(code);
        }

        var rows = await Rows(trial);

        rows.Where(row => row.Stratum == "burnout=low").Select(row => row.Participant).ShouldBe(low, ignoreOrder: true);
        rows.Where(row => row.Stratum == "burnout=high").Select(row => row.Position).ShouldBe(Enumerable.Range(0, 20));
        var list = await trial.House.As(services => services.GetRequiredService<Reader>().Query<SealedList>().SingleAsync());
        var sequence = trial.House.Services.GetRequiredService<SeedVault>().Sequence(list);
        foreach (var stratum in rows.GroupBy(row => row.Stratum))
            stratum.OrderBy(row => row.Position).Select(row => row.Arm).ShouldBe(sequence.From(stratum.Key).Take(stratum.Count()));
        (await Replay(trial)).Problem.ShouldBeNull();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Minimisation_at_once_stores_its_levels_and_probabilities_and_replays(DatabaseProvider provider)
    {
        await using var trial = await Trial.On(provider, protocol: TrialProtocol.Minimised);
        var codes = new List<ParticipantCode>();
        for (var person = 0; person < 40; person++) codes.Add(await trial.Consent());

        await Task.WhenAll(codes.Select((code, person) => Task.Run(() => trial.Submit(code, answer: person % 5))));

        var rows = await Rows(trial);
        rows.Select(row => row.Position).ShouldBe(Enumerable.Range(0, 40));
        rows.ShouldAllBe(row => row.Probability == 0.5 || row.Probability == 0.8 || Math.Abs(row.Probability!.Value - 0.2) < 1e-12);
        rows[0].Probability.ShouldBe(0.5);
        rows.ShouldAllBe(row => row.Levels.Contains("burnout") && row.Levels.Contains("fulfilment"));
        (await Replay(trial)).Problem.ShouldBeNull();
        (await trial.House.As(services => services.GetRequiredService<Reader>().Query<Confrere.Kernel.Audit.AuditFact>().ToListAsync()))
            .ShouldAllBe(fact => !fact.Details.Contains("burnout") && !fact.Details.Contains("0.8"));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_early_opening_has_its_reason_and_leaves_the_list_as_it_was(DatabaseProvider provider)
    {
        var opened = new List<CoachingOpened>();
        await using var trial = await Trial.On(provider, adjust: services => services.AddSingleton<IHandle<CoachingOpened>>(new Listener(opened)));
        for (var person = 0; person < 6; person++) await trial.Submit(await trial.Consent());
        var before = await Rows(trial);
        opened.Clear();
        Task<Result<Done>> Open(ParticipantCode code, string? reason) => trial.House.Do((OpenEarly open) => open.Handle(trial.Programme.Id, code, reason));

        (await Open(before[0].Participant, " ")).Refusal.ShouldBeOfType<ReasonIsMissing>();
        (await Open(ParticipantCode.New(), "An acute need, stated by the person.")).Refusal.ShouldBeOfType<ParticipantIsNotAllocated>();
        foreach (var row in before) (await Open(row.Participant, "An acute need, stated by the person.")).Refusal.ShouldBeNull();
        (await Open(before[0].Participant, "An acute need, stated by the person.")).Refusal.ShouldBeOfType<DeviationIsRecorded>();

        opened.Select(coaching => coaching.Participant).ShouldBe(before.Where(row => row.Arm == Trial.Later).Select(row => row.Participant), ignoreOrder: true);
        (await Rows(trial)).Select(row => (row.Participant, row.Position, row.Arm)).ShouldBe(before.Select(row => (row.Participant, row.Position, row.Arm)));
        (await Replay(trial)).Problem.ShouldBeNull();
        var facts = await trial.House.As(services => services.GetRequiredService<Reader>().Query<Confrere.Kernel.Audit.AuditFact>().Where(fact => fact.Action == "CoachingOpenedEarly").ToListAsync());
        facts.Count.ShouldBe(6);
        facts.ShouldAllBe(fact => fact.Reason == "An acute need, stated by the person.");
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Refuses_to_allocate_before_the_baseline_is_locked(DatabaseProvider provider)
    {
        await using var trial = await Trial.On(provider);
        var code = await trial.Consent();

        (await Allocate(trial, code)).Refusal.ShouldBeOfType<BaselineIsNotLocked>();
        (await Rows(trial)).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Refuses_to_allocate_twice(DatabaseProvider provider)
    {
        await using var trial = await Trial.On(provider);
        var code = await trial.Consent();
        await trial.Submit(code);
        var first = (await Rows(trial)).Single();

        (await Allocate(trial, code)).Refusal.ShouldBeOfType<ParticipantIsAlreadyAllocated>();

        var still = (await Rows(trial)).Single();
        (still.Arm, still.Position).ShouldBe((first.Arm, first.Position));
        (await Replay(trial)).Problem.ShouldBeNull();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Refuses_to_allocate_while_enrolment_is_not_open(DatabaseProvider provider)
    {
        await using var trial = await Trial.On(provider, opened: false);

        (await Allocate(trial, await trial.Consent())).Refusal.ShouldBeOfType<EnrolmentIsNotOpen>();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Opens_coaching_at_once_or_after_the_survey_that_the_arm_waits_for(DatabaseProvider provider)
    {
        var opened = new List<CoachingOpened>();
        await using var trial = await Trial.On(provider, adjust: services => services.AddSingleton<IHandle<CoachingOpened>>(new Listener(opened)));
        for (var person = 0; person < 6; person++) await trial.Submit(await trial.Consent());
        var rows = await Rows(trial);
        opened.Select(coaching => coaching.Participant).ShouldBe(rows.Where(row => row.Arm == Trial.AtOnce).Select(row => row.Participant), ignoreOrder: true);
        opened.Clear();
        var waiting = rows.Where(row => row.Arm == Trial.Later).Select(row => row.Participant).ToList();
        waiting.ShouldNotBeEmpty();

        trial.House.Clock.Advance(Duration.FromDays(90));
        foreach (var row in rows) (await trial.Submit(row.Participant, "month3")).IsRefused.ShouldBeFalse();
        trial.House.Clock.Advance(Duration.FromDays(90));
        foreach (var row in rows) (await trial.Submit(row.Participant, "month6")).IsRefused.ShouldBeFalse();

        opened.Select(coaching => coaching.Participant).ShouldBe(waiting, ignoreOrder: true);
        (await Rows(trial)).ShouldAllBe(row => row.CoachingOpenedAt != null);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Opens_coaching_when_the_awaited_window_shuts_unanswered(DatabaseProvider provider)
    {
        var opened = new List<CoachingOpened>();
        await using var trial = await Trial.On(provider, adjust: services => services.AddSingleton<IHandle<CoachingOpened>>(new Listener(opened)));
        for (var person = 0; person < 6; person++) await trial.Submit(await trial.Consent());
        opened.Clear();

        trial.House.Clock.Advance(Duration.FromDays(120));
        await trial.House.Services.GetRequiredService<Confrere.Surveys.Features.CloseWindows.WindowWatch>().TakeAll();

        opened.Select(coaching => coaching.Participant)
            .ShouldBe((await Rows(trial)).Where(row => row.Arm == Trial.Later).Select(row => row.Participant), ignoreOrder: true);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Both_arms_leave_the_same_facts_in_the_log(DatabaseProvider provider)
    {
        await using var trial = await Trial.On(provider);
        for (var person = 0; person < 6; person++) await trial.Submit(await trial.Consent());
        trial.House.Clock.Advance(Duration.FromDays(90));
        var rows = await Rows(trial);
        foreach (var row in rows) await trial.Submit(row.Participant, "month3");

        var facts = await trial.House.As(services => services.GetRequiredService<Reader>().Query<Confrere.Kernel.Audit.AuditFact>().ToListAsync());

        var shapes = rows.ToDictionary(
            row => row.Participant,
            row => string.Join(' ', facts.Where(fact => fact.Subject == $"participant/{row.Participant}").Select(fact => fact.Action).Order()));
        shapes.Values.Distinct().ShouldHaveSingleItem();
        facts.ShouldAllBe(fact => !fact.Details.Contains("immediate") && !fact.Details.Contains("delayed"));
    }

    private static Task<Result<Done>> Allocate(Trial trial, ParticipantCode code) => trial.House.As(services =>
        services.GetRequiredService<Writer>().Write(work => services.GetRequiredService<AllocateParticipant>().Handle(trial.Programme.Id, code, work)));

    internal static Task<List<AllocatedParticipant>> Rows(Trial trial) =>
        trial.House.As(services => services.GetRequiredService<Reader>().Query<AllocatedParticipant>().OrderBy(row => row.Position).ToListAsync());

    private static Task<AllocationReplayReport> Replay(Trial trial) => trial.House.Do((IAllocationReplay replay) => replay.Verify(trial.Programme.Id));

    private sealed class Listener(List<CoachingOpened> heard) : IHandle<CoachingOpened>
    {
        public Task Handle(CoachingOpened occurred, UnitOfWork work)
        {
            heard.Add(occurred);
            return Task.CompletedTask;
        }
    }
}
