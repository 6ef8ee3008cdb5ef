using Confrere.Analysis.Data;
using Confrere.Analysis.Domain.Freeze;
using Confrere.Analysis.Features.FreezeDataset;
using Confrere.Analysis.Features.LockPlan;
using Confrere.Analysis.Features.ReleasePack;
using Confrere.Analysis.Features.RunAnalysis;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Modules.Tests.House;
using Confrere.Protocols.Features.CreateProgramme;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Confrere.Modules.Tests.Analysis;

/// <summary>What a freeze may tell before the arms are opened, and whose answers are in it.</summary>
public sealed class FreezeAndBlindingTests
{
    private const int People = 138;
    private static readonly Duration Day = Duration.FromDays(1);

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Refuses_to_lock_a_plan_once_the_arms_are_open(DatabaseProvider provider)
    {
        var people = new SimulatedProgramme(People) { OpenedAt = TestHouse.Start - Day };
        await using var house = await TestHouse.On(provider, people.Register);
        var id = await Programme(house);
        (await house.Do((LockPlan plan) => plan.Handle(id))).Refusal.ShouldBeOfType<ArmsAreOpen>();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Refuses_to_run_a_plan_that_is_younger_than_the_first_opening_and_runs_again_after_its_own(DatabaseProvider provider)
    {
        var people = new SimulatedProgramme(People);
        await using var house = await TestHouse.On(provider, people.Register);
        var id = await LockedAndFrozen(house);
        people.OpenedAt = TestHouse.Start - Day;
        (await Run(house, id)).Refusal.ShouldBeOfType<ArmsWereOpenedBeforeTheLock>();
        people.Reasons.ShouldBeEmpty();
        people.OpenedAt = TestHouse.Start + Day;
        (await Run(house, id)).IsRefused.ShouldBeFalse();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_masked_set_tells_nothing_of_sessions_and_the_run_joins_them(DatabaseProvider provider)
    {
        await using var house = await TestHouse.On(provider, new SimulatedProgramme(People).Register);
        var id = await LockedAndFrozen(house);
        var frozen = await Frozen(house);
        (frozen.Text + frozen.Dictionary).ShouldNotContain("session");
        frozen.Delivery.ShouldContain(",4,3,coach 1\n", customMessage: "four held, three of them before the survey on which the trial is judged");
        FrozenDataset.HashOf(frozen.Delivery).ShouldBe(frozen.DeliveryHash);
        (await Stored(house, provider)).ShouldNotContain("sessions-held", customMessage: "sessions held lie encrypted in the table");
        (await Run(house, id)).IsRefused.ShouldBeFalse();
        var results = (await house.Do((Reader reader) => reader.Query<AnalysisRun>().SingleAsync())).Results;
        results.ShouldContain("delivery.sessions-held.immediate.mean");
        results.ShouldContain(frozen.DeliveryHash);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Keeps_what_was_answered_until_leaving_and_lists_what_is_left_out_with_its_reason(DatabaseProvider provider)
    {
        var people = new SimulatedProgramme(People) { Unallocated = 1, SecondSurveyAt = TestHouse.Start + 90 * Day };
        people.Left[0] = TestHouse.Start + 30 * Day;
        people.Left[2] = TestHouse.Start + 90 * Day;
        people.Corrected.Add(2);
        await using var house = await TestHouse.On(provider, people.Register);
        await LockedAndFrozen(house);
        var frozen = await Frozen(house);
        var rows = FrozenDataset.Read(frozen.Text, frozen.Dictionary, frozen.Hash).Rows;
        Values(rows, people.CodeOf(0), "baseline").ShouldAllBe(value => value.Length > 0);
        Values(rows, people.CodeOf(0), "month-3").ShouldAllBe(value => value.Length == 0);
        Values(rows, people.CodeOf(2), "month-3").ShouldAllBe(value => value.Length > 0, "the answer of the moment of leaving was given until then");
        FrozenExclusion.Read(frozen.Exclusions).ShouldBe([
            new(people.CodeOf(0).Value, "month-3", FrozenExclusion.AnsweredAfterLeaving),
            new(people.CodeOf(2).Value, "month-3", FrozenExclusion.CorrectedLater),
            new(people.CodeOf(People - 1).Value, "", FrozenExclusion.NotAllocated),
        ]);
        frozen.Participants.ShouldBe(People - 1);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_release_obeys_the_smallest_cell_of_its_own_protocol(DatabaseProvider provider)
    {
        await using var house = await TestHouse.On(provider, new SimulatedProgramme(People).Register);
        var id = await LockedAndFrozen(house, text => text.Replace("smallestCell: 11", "smallestCell: 90", StringComparison.Ordinal));
        (await Run(house, id)).IsRefused.ShouldBeFalse();
        var refusal = (await house.Do((ReleasePack release) => release.Handle(id))).Refusal.ShouldBeOfType<GroupIsTooSmall>();
        refusal.Smallest.ShouldBe(90);
    }

    private static List<string> Values(IEnumerable<FrozenRow> rows, ParticipantCode code, string visit) =>
        [.. rows.Where(row => row.Subject == code.Value && row.Visit == visit && row.Variable.StartsWith("pfi.", StringComparison.Ordinal)).Select(row => row.Value)];

    private static Task<FrozenSet> Frozen(TestHouse house) => house.Do((Reader reader) => reader.Query<FrozenSet>().SingleAsync());

    // Every column as the database has it, bytes read as Latin-1 so that clear text would be seen.
    private static Task<string> Stored(TestHouse house, DatabaseProvider provider) => house.As(async services =>
    {
        await using var db = services.GetRequiredService<Database>().OpenForReading(services.GetRequiredService<Tenancy>());
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = provider == DatabaseProvider.Sqlite ? "select * from trial_frozen_sets" : "select * from trial.frozen_sets";
        await using var reader = await command.ExecuteReaderAsync();
        var seen = "";
        while (await reader.ReadAsync())
            for (var i = 0; i < reader.FieldCount; i++)
                seen += reader.GetValue(i) is byte[] bytes ? System.Text.Encoding.Latin1.GetString(bytes) : reader.GetValue(i).ToString();
        seen.ShouldContain("group");
        return seen;
    });

    private static async Task<ProgrammeId> LockedAndFrozen(TestHouse house, Func<string, string>? change = null)
    {
        var id = await Programme(house, change);
        (await house.Do((LockPlan plan) => plan.Handle(id))).IsRefused.ShouldBeFalse();
        (await house.Do((FreezeDataset freeze) => freeze.Handle(id))).IsRefused.ShouldBeFalse();
        return id;
    }

    private static async Task<ProgrammeId> Programme(TestHouse house, Func<string, string>? change = null)
    {
        var document = await File.ReadAllTextAsync(Path.Combine(SamplePaths.Root, "samples", "protocols", "peer-coaching-6x3.yaml"));
        return (await house.Do((CreateProgramme create) => create.Handle(change?.Invoke(document) ?? document, "Lake Hospital"))).Value;
    }

    private static Task<Confrere.Kernel.Refusals.Result<AnalysisRunId>> Run(TestHouse house, ProgrammeId id) =>
        house.Do((RunAnalysis run) => run.Handle(id, "planned analysis"));
}
