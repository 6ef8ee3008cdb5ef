using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Coaching.Features.KeepCredentials;
using Confrere.Coaching.Features.KeepLedger;
using Confrere.Coaching.Features.RecordSession;
using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Modules.Tests.House;
using Confrere.Protocols.Contracts;
using NodaTime;

namespace Confrere.Modules.Tests.Coaching;

[Collection("databases")]
public sealed class PayTests
{
    private static readonly CoachRules InTime = new(3, [], [], "protected-time", 0) { MinutesCredited = 75 };

    [Fact]
    public void Each_contract_earns_what_it_says()
    {
        var money = new CoachRules(3, [], [], "per-session", 120m);
        Earned.By(PayContract.Protocol, 999m, "", money, 50).ShouldBe(new(120m, 0, "per-session", ""));
        Earned.By(PayContract.Protocol, null, "", InTime, 50).ShouldBe(new(0, 75, "protected-time", ""));
        Earned.By(PayContract.Protocol, null, "", InTime with { MinutesCredited = null }, 50).ShouldBe(new(0, 50, "protected-time", ""));
        Earned.By(PayContract.PerSession, 150m, "", InTime, 50).ShouldBe(new(150m, 0, "per-session", ""));
        Earned.By(PayContract.EmployedShare, null, "", money, 50).ShouldBe(new(0, 50, "employed-share", ""));
        Earned.By(PayContract.Lent, 90m, "Northside", money, 50).ShouldBe(new(90m, 0, "lent", "Northside"));
    }

    [Fact]
    public void Nothing_is_divided_by_a_count_that_is_not_shown()
    {
        new Costs(1200m, 0, 10, null, null).Each(10, "no session yet").ShouldBe("120.00 (n = 10)");
        new Costs(1200m, 0, 10, null, null).Each(null, "not shown").ShouldBe("not shown");
        new Costs(0, 0, 0, null, null).Each(0, "no session yet").ShouldBe("no session yet");
        new Costs(0, 600, 12, 12, 11).Each(12, "").ShouldBe("0 h 50 min (n = 12)");
        new Costs(2400m, 660, 20, 12, 11).Each(12, "").ShouldBe("200.00 and 0 h 55 min (n = 12)");
    }

    [Fact]
    public void The_payroll_file_quotes_and_disarms_its_cells() =>
        PayrollFile.Of([new("=HYPERLINK(1), \"x\"", "lent", "-North", 2, -240.5m, 0, null), new("Ann Other", "employed-share", "", 1, 0, 50, 120)]).ShouldBe(
            PayrollFile.Header + "\r\n\"'=HYPERLINK(1), \"\"x\"\"\",lent,'-North,2,-240.50,0,\r\nAnn Other,employed-share,,1,0.00,50,120\r\n");

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_period_is_approved_closed_and_corrected_by_reversal_only(DatabaseProvider provider)
    {
        await using var coaching = await CoachingHouse.On(provider);
        var (coach, programme) = (await coaching.Coach(), coaching.Programme.Id);
        await Held(coaching, coach, 2);
        (await coaching.Do((KeepLedger keep) => keep.Close(programme))).Refusal.ShouldBeOfType<LinesWaitForApproval>().Lines.ShouldBe(2);
        (await coaching.Do((KeepLedger keep) => keep.Approve(programme))).Value.ShouldBe(2);
        (await coaching.Do((KeepLedger keep) => keep.Approve(programme))).Refusal.ShouldBeOfType<NothingToApprove>();
        (await coaching.Do((KeepLedger keep) => keep.Close(programme))).Value.ShouldBe(1);
        (await coaching.Do((KeepLedger keep) => keep.Close(programme))).Refusal.ShouldBeOfType<NothingToClose>();

        var closed = await coaching.Rows<PayEntry>();
        var wrong = closed[0].Id;
        (await coaching.Do((KeepLedger keep) => keep.Reverse(wrong, ""))).Refusal.ShouldBeOfType<ReversalNeedsReason>();
        (await coaching.Do((KeepLedger keep) => keep.Reverse(wrong, "Recorded twice"))).IsRefused.ShouldBeFalse();
        (await coaching.Do((KeepLedger keep) => keep.Reverse(wrong, "Recorded twice"))).Refusal.ShouldBeOfType<LineIsReversed>();
        var reversal = (await coaching.Rows<PayEntry>()).Single(row => row.Reverses == wrong);
        (await coaching.Do((KeepLedger keep) => keep.Reverse(reversal.Id, "And back again"))).Refusal.ShouldBeOfType<LineIsReversed>();
        (reversal.Amount, reversal.Period, reversal.Session).ShouldBe((-120m, null, null));
        (await coaching.Rows<PayEntry>()).Where(row => row.Period is not null).Select(row => (row.Id, row.Amount)).ShouldBe(closed.Select(row => (row.Id, row.Amount)), ignoreOrder: true);

        var costs = await coaching.House.Do((Ledger ledger) => ledger.Costs(programme, smallestCell: 11));
        costs.ShouldBe(new(120m, 0, 1, null, null));
        (await coaching.House.Do((Ledger ledger) => ledger.Costs(programme, smallestCell: 1))).Participants.ShouldBe(2);
        (await coaching.House.VerifyChain()).Problem.ShouldBeNull();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Every_held_session_has_one_line_by_the_coachs_contract_and_no_other_has(DatabaseProvider provider)
    {
        await using var coaching = await CoachingHouse.On(provider);
        var (share, lent) = (await coaching.Coach(), await coaching.Coach());
        (await coaching.Do((SetContract set) => set.Handle(share, PayContract.EmployedShare, null, 120, ""))).IsRefused.ShouldBeFalse();
        (await coaching.Do((SetContract set) => set.Handle(lent, PayContract.Lent, 90m, null, ""))).Refusal.ShouldBeOfType<ContractIsIncomplete>();
        (await coaching.Do((SetContract set) => set.Handle(lent, PayContract.Lent, 90m, null, "Northside"))).IsRefused.ShouldBeFalse();
        await Held(coaching, share, 1);
        coaching.House.Clock.Reset(TestHouse.Start);
        await Held(coaching, lent, 1);
        var entries = await coaching.Rows<PayEntry>();
        entries.Select(row => row.Session).ShouldBe((await coaching.Rows<Session>()).Where(row => row.State == SessionState.Held).Select(row => (SessionId?)row.Id), ignoreOrder: true);
        entries.Single(row => row.Coach == share).ShouldSatisfyAllConditions(row => row.Minutes.ShouldBe(50), row => row.Amount.ShouldBe(0));
        entries.Single(row => row.Coach == lent).ShouldSatisfyAllConditions(row => row.ChargedTo.ShouldBe("Northside"), row => row.Amount.ShouldBe(90m));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Neither_page_nor_file_holds_anything_of_who_was_coached(DatabaseProvider provider)
    {
        await using var coaching = await CoachingHouse.On(provider);
        var coach = await coaching.Coach();
        var people = await Held(coaching, coach, 2);
        var address = await coaching.House.Serve();
        using var director = new Visitor(address, await coaching.Participant(opened: false), Role.Director);
        var page = await director.Open("/pay");
        page.ShouldContain("Approve 2 lines");
        (await director.Post("/pay?handler=Approve", ("programme", $"{coaching.Programme.Id}"))).ShouldStartWith("/pay?programme=");
        await director.Open("/pay");
        (await director.Post("/pay?handler=Close", ("programme", $"{coaching.Programme.Id}"))).ShouldStartWith("/pay?programme=");
        var closed = await director.Open($"/pay?programme={coaching.Programme.Id}&period=1");
        closed.ShouldContain("240.00 for 2 sessions");
        closed.ShouldContain("shown from 11 participants on");
        var line = (await coaching.Rows<PayEntry>())[0].Id;
        (await director.Post("/pay?handler=Reverse", ("programme", $"{coaching.Programme.Id}"), ("period", "1"), ("line", $"{line}"), ("reason", ""))).ShouldContain("Please say why");
        var file = await director.Open($"/pay?handler=File&programme={coaching.Programme.Id}&period=1");
        file.ShouldStartWith(PayrollFile.Header);
        file.ShouldContain("per-session,,2,240.00,0,");
        var sessions = await coaching.Rows<Session>();
        foreach (var text in new[] { page, closed, file })
        {
            foreach (var person in people)
            {
                text.ShouldNotContain(person.ToString());
                text.ShouldNotContain(await coaching.NameOf(person));
                text.ShouldNotContain(await coaching.EmailOf(person));
                text.ShouldNotContain(coaching.CodeOf(person).ToString());
            }
            foreach (var session in sessions)
            {
                text.ShouldNotContain(session.Id.ToString());
                text.ShouldNotContain(session.Engagement.ToString());
            }
        }
        // The check can fail: the coach's own name is in all three.
        foreach (var text in new[] { page, closed, file }) text.ShouldContain(await coaching.NameOf(coach));
        (await director.StatusOf($"/pay?programme={coaching.Programme.Id}&period=2")).ShouldBe(System.Net.HttpStatusCode.NotFound);
        using var stranger = new Visitor(address, coach, Role.Coach);
        (await stranger.StatusOf("/pay")).ShouldNotBe(System.Net.HttpStatusCode.OK);
    }

    /// <summary>So many participants, each with one session held by this coach.</summary>
    private static async Task<IReadOnlyList<PersonId>> Held(CoachingHouse coaching, PersonId coach, int participants)
    {
        var (people, sessions) = (new List<PersonId>(), new List<SessionId>());
        for (var i = 0; i < participants; i++)
        {
            people.Add(await coaching.ParticipantOf(coach));
            sessions.Add((await coaching.Book(people[^1], CoachingHouse.Tuesday9InZurich + Duration.FromHours(i))).Value);
        }
        coaching.House.Clock.Reset(CoachingHouse.Tuesday9InZurich + Duration.FromHours(4));
        foreach (var session in sessions) _ = (await coaching.Do((RecordSession record) => record.Held(coach, session, 50, SessionMode.Video))).Value;
        // Nobody says otherwise in time.
        coaching.House.Clock.AdvanceDays(7);
        return people;
    }
}
