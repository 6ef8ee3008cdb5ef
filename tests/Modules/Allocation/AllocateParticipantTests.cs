using Confrere.Allocation.Contracts;
using Confrere.Allocation.Data;
using Confrere.Allocation.Features.AllocateParticipant;
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
    public async Task Fifty_who_lock_their_baseline_at_once_get_exactly_the_sealed_sequence(DatabaseProvider provider)
    {
        const int People = 50;
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
        (await trial.House.Do((IAllocationCounts counts) => counts.Of(trial.Programme.Id)))
            .ShouldBe(new AllocationCounts(6, 6 - waiting.Count, 0, waiting.Count));
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
