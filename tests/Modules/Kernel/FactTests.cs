using System.Text.Json;
using Confrere.Enrolment.Data;
using Confrere.Kernel.Access;
using Confrere.Kernel.Audit;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Modules.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Confrere.Modules.Tests.Kernel;

/// <summary>What a fact holds: who, when, what, the digests of the rows before and after, the reason.</summary>
public sealed class FactTests
{
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_digest_before_a_change_is_the_one_after_the_last_and_a_row_edited_behind_the_house_breaks_that(DatabaseProvider provider)
    {
        await using var house = await TestHouse.On(provider);
        var code = ParticipantCode.New();
        await Write(house, "Made", work =>
        {
            work.Db.Add(new ParticipantRow { Code = code, ProgrammeId = NewId.Of<ProgrammeId>(), ZoneId = "Europe/Zurich", ConsentedAt = work.Now, ProtocolVersion = 1 });
            return Task.CompletedTask;
        });
        await Write(house, "Changed", async work => (await Row(work)).HasWithdrawn = true);
        await house.AsSystem(services => services.GetRequiredService<Writer>().Write(work =>
            work.Set<ParticipantRow>().ExecuteUpdateAsync(set => set.SetProperty(row => row.ProtocolVersion, 2))));
        await Write(house, "ChangedAgain", async work => (await Row(work)).HasWithdrawn = false);
        await Write(house, "Removed", async work => work.Db.Remove(await Row(work)));
        await Write(house, "NothingChanged", _ => Task.CompletedTask);

        var facts = (await house.As(services => services.GetRequiredService<AuditLog>().All().ToListAsync().AsTask())).ToDictionary(fact => fact.Action);
        facts["Made"].Before.ShouldBeNull();
        facts["Changed"].Before.ShouldBe(facts["Made"].After.ShouldNotBeNull());
        facts["Changed"].After.ShouldNotBe(facts["Made"].After);
        facts["ChangedAgain"].Before.ShouldNotBe(facts["Changed"].After);
        facts["Removed"].Before.ShouldBe(facts["ChangedAgain"].After);
        facts["Removed"].After.ShouldBeNull();
        (facts["NothingChanged"].Before, facts["NothingChanged"].After).ShouldBe((null, null));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_row_that_is_appended_is_stored_and_digested_as_one_that_is_added(DatabaseProvider provider)
    {
        await using var house = await TestHouse.On(provider);
        var (code, programme) = (ParticipantCode.New(), NewId.Of<ProgrammeId>());
        await Write(house, "Appended", work =>
        {
            work.Append(new ParticipantRow { Code = code, ProgrammeId = programme, ZoneId = "Europe/Zurich", ConsentedAt = work.Now, ProtocolVersion = 1 });
            return Task.CompletedTask;
        });
        await Write(house, "Changed", async work => (await Row(work)).HasWithdrawn = true);
        await house.As(services => Delete(services, programme), NewId.Of<InstitutionId>());
        (await Programmes(house)).ShouldBe([programme], "another institution's deletion finds nothing");
        await house.As(services => Delete(services, programme));
        (await Programmes(house)).ShouldBeEmpty();

        var facts = (await house.As(services => services.GetRequiredService<AuditLog>().All().ToListAsync().AsTask())).ToDictionary(fact => fact.Action);
        facts["Appended"].Before.ShouldBeNull();
        // A changed row is digested from what the database gave back.
        facts["Changed"].Before.ShouldBe(facts["Appended"].After.ShouldNotBeNull());
    }

    private static Task Delete(IServiceProvider services, ProgrammeId programme) => services.GetRequiredService<Writer>().Write(work =>
    {
        work.Delete<ParticipantRow>(nameof(ParticipantRow.ProgrammeId), programme);
        return Task.CompletedTask;
    });

    private static Task<List<ProgrammeId>> Programmes(TestHouse house) =>
        house.As(services => services.GetRequiredService<Reader>().Query<ParticipantRow>().Select(row => row.ProgrammeId).ToListAsync());

    [Theory]
    [InlineData(false, "participant")]
    [InlineData(true, "person/7")]
    public async Task Whoever_may_be_the_participant_is_not_named_beside_a_code_and_staff_is(bool isStaff, string named)
    {
        await using var house = await TestHouse.On(DatabaseProvider.Sqlite);
        await house.As(async services =>
        {
            services.GetRequiredService<ActorScope>().Act(new("person/7") { IsStaff = isStaff });
            await services.GetRequiredService<Writer>().Write(work =>
            {
                work.Record("Answered", "participant/P7");
                work.Record("MessageQueued", "message/1", reason: "Because.");
                return Task.CompletedTask;
            });
        });
        await house.VerifyChain();

        var facts = await house.As(services => services.GetRequiredService<AuditLog>().All().ToListAsync().AsTask());
        facts.Select(fact => fact.Actor).ShouldBe([named, named]);
        facts.Select(fact => fact.Reason).ShouldBe([null, "Because."]);
    }

    [Fact]
    public async Task The_export_holds_every_column_of_every_fact_and_no_cell_is_a_formula()
    {
        await using var house = await TestHouse.On(DatabaseProvider.Sqlite);
        await Write(house, "Told", _ => Task.CompletedTask, reason: "=HYPERLINK(\"x\"), he said");
        await house.VerifyChain();
        var (csv, lines) = (new StringWriter(), new StringWriter());

        (await house.As(services => AuditExport.Write(services.GetRequiredService<AuditLog>().All(), AuditExport.Csv, csv))).ShouldBe(1);
        (await house.As(services => AuditExport.Write(services.GetRequiredService<AuditLog>().All(), AuditExport.JsonLines, lines))).ShouldBe(1);

        csv.ToString().Split(csv.NewLine)[0].ShouldBe("sequence,at,actor,action,subject,details,reason,before,after");
        csv.ToString().Split(csv.NewLine)[1].ShouldBe("1,2026-03-02T14:00:00Z,test,Told,test,{},\"'=HYPERLINK(\"\"x\"\"), he said\",,");
        using var line = JsonDocument.Parse(lines.ToString());
        line.RootElement.GetProperty("reason").GetString().ShouldBe("=HYPERLINK(\"x\"), he said");
        line.RootElement.GetProperty("sequence").GetInt64().ShouldBe(1);
    }

    private static Task Write(TestHouse house, string action, Func<UnitOfWork, Task> change, string? reason = null)
    {
        house.Clock.Advance(action == "Told" ? Duration.Zero : Duration.FromSeconds(7));
        return house.As(services => services.GetRequiredService<Writer>().Write(async work =>
        {
            await change(work);
            work.Record(action, "test", reason: reason);
        }));
    }

    private static Task<ParticipantRow> Row(UnitOfWork work) => work.Set<ParticipantRow>().AsTracking().SingleAsync();
}
