using Confrere.Allocation.Contracts;
using Confrere.Allocation.Data;
using Confrere.Allocation.Features.QueueForDraw;
using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Audit;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Modules.Tests.House;
using Confrere.Protocols.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Confrere.Modules.Tests.Allocation;

/// <summary>Coach hours decide when somebody is drawn and never what.</summary>
public sealed class DrawQueueTests
{
    // Four for each of two shares, whatever the blocks (here 4 or 6).
    private const int Wave = 8;
    private static readonly Protocol Rule = TrialProtocol.OneToOne with { Coaches = TrialProtocol.OneToOne.Coaches with { StartWithinDays = 14 } };

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Without_a_rule_nobody_waits(DatabaseProvider provider)
    {
        var coaches = new Coaches { Room = 0 };
        await using var trial = await Trial.On(provider, adjust: services => services.AddSingleton<ICoachCapacity>(coaches));

        (await trial.Submit(await trial.Consent())).IsRefused.ShouldBeFalse();

        (await AllocateParticipantTests.Rows(trial)).Count.ShouldBe(1);
        coaches.Asked.ShouldBe(0);
        (await Waiting(trial)).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Whoever_waited_is_drawn_in_the_order_of_arrival_and_gets_the_sealed_sequence(DatabaseProvider provider)
    {
        var coaches = new Coaches { Room = Wave };
        await using var trial = await Trial.On(provider, adjust: services => services.AddSingleton<ICoachCapacity>(coaches), protocol: Rule);
        for (var person = 0; person < Wave; person++) await trial.Submit(await trial.Consent());
        (await AllocateParticipantTests.Rows(trial)).Count.ShouldBe(Wave);
        coaches.Room = Wave - 1;
        for (var person = 0; person < 2 * Wave; person++)
        {
            trial.House.Clock.Advance(Duration.FromMinutes(1));
            await trial.Submit(await trial.Consent());
        }
        (await AllocateParticipantTests.Rows(trial)).Count.ShouldBe(Wave);
        coaches.Room = Wave;

        (await trial.House.Services.GetRequiredService<DrawWatch>().Run()).ShouldBe(2 * Wave);

        var rows = await AllocateParticipantTests.Rows(trial);
        rows.Select(row => row.Participant).ShouldBe(trial.Codes);
        var list = await trial.House.As(services => services.GetRequiredService<Reader>().Query<SealedList>().SingleAsync());
        rows.Select(row => row.Arm).ShouldBe(trial.House.Services.GetRequiredService<SeedVault>().Sequence(list).From("all").Take(3 * Wave));
        (await trial.House.Do((IAllocationReplay replay) => replay.Verify(trial.Programme.Id))).Problem.ShouldBeNull();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Room_is_asked_for_at_fixed_places_whatever_blocks_the_list_holds(DatabaseProvider provider)
    {
        var coaches = new Coaches { Room = 1000 };
        await using var trial = await Trial.On(provider, adjust: services => services.AddSingleton<ICoachCapacity>(coaches), protocol: Rule);
        var asked = new List<int>();
        for (var person = 0; person < 4 * Wave; person++)
        {
            var before = coaches.Asked;
            await trial.Submit(await trial.Consent());
            if (coaches.Asked > before) asked.Add(person);
        }

        asked.ShouldBe([0, Wave, 2 * Wave, 3 * Wave]);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_promised_day_is_told_once_and_kept_or_broken(DatabaseProvider provider)
    {
        var coaches = new Coaches { Room = 0, From = TestHouse.Start + Duration.FromDays(20) };
        await using var trial = await Trial.On(provider, adjust: services => services.AddSingleton<ICoachCapacity>(coaches), protocol: Rule);
        var first = await trial.Consent();
        await trial.Submit(first);
        (await Timeline(trial, first)).ShouldContain("by 23 March 2026 at the latest");
        coaches.From = TestHouse.Start + Duration.FromDays(40);
        await trial.Submit(await trial.Consent());
        (await Waiting(trial)).Select(row => row.PromisedBy).ShouldBe([TestHouse.Start + Duration.FromDays(21), TestHouse.Start + Duration.FromDays(41)]);
        (await Kept(trial)).ShouldBe(new Promises(0, 0, 2, 0));

        trial.House.Clock.Advance(Duration.FromDays(22));
        (await Kept(trial)).ShouldBe(new Promises(0, 1, 1, 0));
        coaches.Room = Wave;
        await trial.House.Services.GetRequiredService<DrawWatch>().Run();

        (await Kept(trial)).ShouldBe(new Promises(1, 1, 0, 0));
        (await Waiting(trial)).ShouldAllBe(row => row.DrawnAt != null);
        var facts = await trial.House.Do((AuditLog log) => log.All("DrawPromised").ToListAsync().AsTask());
        facts.Count.ShouldBe(2);
        facts.ShouldAllBe(fact => !fact.Details.Contains("immediate") && !fact.Details.Contains("delayed"));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Whoever_leaves_while_waiting_is_not_drawn_and_takes_no_place(DatabaseProvider provider)
    {
        var coaches = new Coaches { Room = 0 };
        await using var trial = await Trial.On(provider, adjust: services => services.AddSingleton<ICoachCapacity>(coaches), protocol: Rule);
        for (var person = 0; person < 3; person++) await trial.Submit(await trial.Consent());
        await trial.Write(work => work.Publish(new ParticipantWithdrew(trial.Programme.Id, trial.Codes[0], "coaching")));
        await trial.Write(work => work.Publish(new ParticipantWithdrew(trial.Programme.Id, trial.Codes[1], "data")));
        coaches.Room = Wave;
        await trial.House.Services.GetRequiredService<DrawWatch>().Run();

        (await AllocateParticipantTests.Rows(trial)).Select(row => (row.Position, row.Participant)).ShouldBe([(0, trial.Codes[0]), (1, trial.Codes[2])]);
        (await trial.House.Do((IAllocationReplay replay) => replay.Verify(trial.Programme.Id))).Problem.ShouldBeNull();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Many_at_once_queue_without_gap_or_reuse(DatabaseProvider provider)
    {
        const int People = 40;
        await using var trial = await Trial.On(provider, adjust: services => services.AddSingleton<ICoachCapacity>(new Coaches { Room = 1000 }), protocol: Rule);
        for (var person = 0; person < People; person++) await trial.Consent();

        var results = await Task.WhenAll(trial.Codes.Select(code => Task.Run(() => trial.Submit(code))));

        results.ShouldAllBe(result => !result.IsRefused);
        var rows = await AllocateParticipantTests.Rows(trial);
        rows.Select(row => row.Position).ShouldBe(Enumerable.Range(0, People));
        var waiting = await Waiting(trial);
        waiting.Select(row => row.Number).ShouldBe(Enumerable.Range(1, People));
        rows.Select(row => row.Participant).ShouldBe(waiting.Select(row => row.Participant));
        (await trial.House.Do((IAllocationReplay replay) => replay.Verify(trial.Programme.Id))).Problem.ShouldBeNull();
    }

    private static Task<List<WaitingDraw>> Waiting(Trial trial) =>
        trial.House.As(services => services.GetRequiredService<Reader>().Query<WaitingDraw>().OrderBy(row => row.Number).ToListAsync());

    private static async Task<Promises> Kept(Trial trial) => Promises.Of(await Waiting(trial), trial.House.Clock.GetCurrentInstant());

    private static Task<string> Timeline(Trial trial, ParticipantCode code) => trial.House.As(async services =>
    {
        var (participants, person) = (services.GetRequiredService<IParticipants>(), Trial.PersonOf(code));
        var entries = await services.GetServices<ITimelineSource>().OfType<WaitingOnTimeline>().Single().For((await participants.Find(code))!, person);
        return string.Join('\n', entries.Select(entry => entry.Text));
    });

    private sealed class Coaches : ICoachCapacity
    {
        public int Room { get; set; }
        public Instant? From { get; set; }
        public int Asked { get; private set; }

        public Task<int> CanStart(Programme programme, int withinDays, UnitOfWork work)
        {
            Asked++;
            return Task.FromResult(Room);
        }

        public Task<Instant?> CanStartFrom(Programme programme, int people, int withinDays, UnitOfWork work) => Task.FromResult(From);
    }
}
