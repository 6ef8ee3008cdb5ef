using Confrere.Allocation.Contracts;
using Confrere.Allocation.Data;
using Confrere.Allocation.Domain;
using Confrere.Allocation.Features.EnterShare;
using Confrere.Allocation.Features.ExportRecord;
using Confrere.Allocation.Features.OpenEarly;
using Confrere.Allocation.Features.ReplayAllocation;
using Confrere.Allocation.Features.StartWithoutDraw;
using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Audit;
using Confrere.Kernel.Data;
using Confrere.Kernel.Events;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.Modules.Tests.House;
using Confrere.Protocols.Contracts;
using Confrere.Surveys.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Confrere.Modules.Tests.Allocation;

/// <summary>A programme that draws nothing: one arm, everybody at once, and a log that says so.</summary>
[Collection("databases")]
public sealed class StartWithoutDrawTests
{
    private static readonly Protocol Undrawn = TrialProtocol.OneToOne with { Randomisation = new(Randomisation.Undrawn, [], []), Arms = [TrialProtocol.OneToOne.Arms[0]] };

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Two_hundred_requests_at_once_of_twenty_people_start_each_of_them_once(DatabaseProvider provider)
    {
        const int People = 20, Requests = 10;
        var opened = new Opened();
        await using var trial = await Trial.On(provider, protocol: Undrawn, adjust: services => services.AddSingleton<IHandle<CoachingOpened>>(opened));
        for (var person = 0; person < People; person++) await trial.Consent();

        var results = await Task.WhenAll(trial.Codes.SelectMany(code => Enumerable.Range(0, Requests).Select(_ => Task.Run(() => trial.Submit(code)))));

        results.ShouldAllBe(result => !result.IsRefused);
        var rows = await AllocateParticipantTests.Rows(trial);
        rows.Select(row => row.Position).ShouldBe(Enumerable.Range(0, People));
        rows.Select(row => row.Participant).ShouldBe(trial.Codes, ignoreOrder: true);
        rows.ShouldAllBe(row => row.Arm == Trial.AtOnce && row.CoachingOpenedAt == row.AllocatedAt);
        opened.Codes.Distinct().Count().ShouldBe(People);
        var facts = await trial.House.As(services => services.GetRequiredService<Reader>().Query<AuditFact>().ToListAsync());
        facts.Where(fact => fact.Action == StartWithoutDraw.Fact).Select(fact => fact.Subject).ShouldBe(trial.Codes.Select(code => $"participant/{code}"), ignoreOrder: true);
        facts.ShouldNotContain(fact => fact.Action == "ParticipantAllocated" || fact.Action == "AllocationListSealed");
        (await trial.House.As(services => services.GetRequiredService<Reader>().Query<SealedList>().CountAsync())).ShouldBe(0);
        foreach (var code in trial.Codes.Take(3)) (await Start(trial, code)).Refusal.ShouldBeOfType<ParticipantHasStarted>();
        var report = (await trial.House.Do((IAllocationReplay replay) => replay.VerifyAll())).ShouldHaveSingleItem();
        (report.IsDrawn, report.Allocated, report.Problem, report.Commitment).ShouldBe((false, People, null, null));
        (await trial.House.VerifyChain()).Problem.ShouldBeNull();
        await SeesOneGroup(trial);
        await CalendarRunsFromTheStart(trial, rows[0]);
    }

    [Fact]
    public async Task Has_no_custodian_no_record_and_nothing_to_open_early()
    {
        await using var trial = await Trial.On(DatabaseProvider.Sqlite, protocol: Undrawn);
        var code = await trial.Consent();
        (await Start(trial, code)).Refusal.ShouldBeOfType<FirstSurveyIsNotLocked>();
        await trial.Submit(code);
        (await trial.House.Do((EnterShare enter) => enter.Handle(trial.Programme.Id, NewId.Of<PersonId>(), Convert.ToHexString([.. Enumerable.Range(0, 32).Select(byte (at) => (byte)at)])))).Refusal.ShouldBeOfType<NothingIsDrawn>();
        (await trial.House.Do((ExportRecord export) => export.Of(trial.Programme.Id))).Refusal.ShouldBeOfType<NothingIsDrawn>();
        (await trial.House.Do((OpenEarly open) => open.Handle(trial.Programme.Id, code, "An acute need, stated by the person."))).Refusal.ShouldBeOfType<NothingIsDrawn>();
        var conditions = await trial.House.As(services => services.GetRequiredService<Writer>().Write(async work =>
        {
            foreach (var condition in services.GetServices<IOpeningCondition>().OfType<SharesBeforeOpening>())
                if (await condition.Refusal(trial.Programme.Id, isDemonstration: false, work) is { } refusal) return refusal.Sentence;
            return "";
        }));
        conditions.ShouldBe("");
    }

    [Fact]
    public async Task Nobody_starts_before_enrolment_is_open()
    {
        await using var trial = await Trial.On(DatabaseProvider.Sqlite, protocol: Undrawn, opened: false);
        (await Start(trial, await trial.Consent())).Refusal.ShouldBeOfType<NothingIsOpenYet>();
    }

    [Fact]
    public async Task Verify_finds_every_kind_of_change_and_names_its_fact()
    {
        await using var trial = await Trial.On(DatabaseProvider.Sqlite, protocol: Undrawn);
        for (var person = 0; person < 3; person++) await trial.Submit(await trial.Consent());
        await trial.House.VerifyChain();
        var (rows, cursors) = await trial.House.As(async services => (
            await services.GetRequiredService<Reader>().Query<AllocatedParticipant>().OrderBy(row => row.Position).ToListAsync(), await services.GetRequiredService<Reader>().Query<StratumCursor>().ToListAsync()));
        var facts = new List<LoggedFact>();
        await trial.House.As(async services => { await foreach (var fact in services.GetRequiredService<AuditLog>().All()) facts.Add(fact); });
        var whole = new StoredList(trial.Programme.Id, null, rows, cursors);
        string? Problem(StoredList list) => new UndrawnCheck(list, UndrawnCheck.Opening(list, facts)!, facts).FirstProblem();
        var second = facts.Where(fact => fact.Action == StartWithoutDraw.Fact).ElementAt(1);

        Problem(whole).ShouldBeNull();
        Problem(whole with { Rows = [rows[0], rows[2]] }).ShouldBe($"Sequence {second.Sequence}: the start of participant {rows[1].Participant} is missing.");
        foreach (var altered in new[] { Copy(rows[1], arm: "delayed"), Copy(rows[1], position: 7), Copy(rows[1], opened: null), Copy(rows[1], later: 1) })
            Problem(whole with { Rows = [rows[0], altered, rows[2]] }).ShouldBe($"Sequence {second.Sequence}: the stored start of participant {rows[1].Participant} is not the one that the log states.");
        Problem(whole with { Rows = [.. rows, Copy(rows[1], code: ParticipantCode.New())] })!.ShouldContain("no fact states it");
        Problem(whole with { Rows = [.. rows, rows[1]] })!.ShouldContain("no fact states it");
        Problem(whole with { Cursors = [new StratumCursor { Programme = trial.Programme.Id, Stratum = AllocationRule.Everybody, InstitutionId = cursors[0].InstitutionId, NextPosition = 2 }] })!.ShouldContain("2 starts were counted, and 3 are stored");
        Problem(whole with { Cursors = [] })!.ShouldContain("0 cursors");
    }

    private static AllocatedParticipant Copy(AllocatedParticipant row, string? arm = null, int? position = null, ParticipantCode? code = null, int? opened = 0, int later = 0) => new()
    {
        Id = row.Id, InstitutionId = row.InstitutionId, Programme = row.Programme, Participant = code ?? row.Participant, Stratum = row.Stratum, Position = position ?? row.Position,
        Arm = arm is null ? row.Arm : new(arm), Salt = row.Salt, AllocatedAt = row.AllocatedAt.PlusNanoseconds(later), CoachingOpenedAt = opened is null ? null : row.CoachingOpenedAt,
    };

    private static Task<Result<Done>> Start(Trial trial, ParticipantCode code) => trial.House.As(services =>
        services.GetRequiredService<Writer>().Write(work => services.GetRequiredService<StartWithoutDraw>().Handle(trial.Programme, code, work)));

    private static async Task SeesOneGroup(Trial trial)
    {
        var letters = await trial.House.Do((IBlindedArms arms) => arms.Of(trial.Programme.Id));
        letters.Keys.ShouldBe(trial.Codes, ignoreOrder: true);
        letters.Values.Distinct().ShouldHaveSingleItem();
    }

    // Day 90 from the start, in the participant's zone, opens seven days before and closes 21 after it.
    private static async Task CalendarRunsFromTheStart(Trial trial, AllocatedParticipant row)
    {
        var standing = await trial.House.Do((IVisitStandings standings) => standings.Of(trial.Programme.Id, row.Participant));
        standings(standing).ShouldBe(["baseline Submitted", "month3 ToCome", "month6 ToCome"]);
        trial.House.Clock.Advance(NodaTime.Duration.FromDays(84));
        standings(await trial.House.Do((IVisitStandings later) => later.Of(trial.Programme.Id, row.Participant))).ShouldBe(["baseline Submitted", "month3 Open", "month6 ToCome"]);
        static IEnumerable<string> standings(IReadOnlyList<VisitStanding> rows) => rows.Select(visit => $"{visit.Visit} {visit.Progress}").Order();
    }

    private sealed class Opened : IHandle<CoachingOpened>
    {
        public System.Collections.Concurrent.ConcurrentBag<ParticipantCode> Codes { get; } = [];

        public Task Handle(CoachingOpened occurred, UnitOfWork work)
        {
            Codes.Add(occurred.Participant);
            return Task.CompletedTask;
        }
    }
}
