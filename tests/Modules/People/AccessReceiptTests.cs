using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.Modules.Tests.Coaching;
using Confrere.Modules.Tests.House;
using Confrere.People.Data;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Confrere.Modules.Tests.People;

[Collection("databases")]
public sealed class AccessReceiptTests
{
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Whoever_opens_a_page_with_a_name_leaves_a_receipt_for_the_person_named_and_for_nobody_else(DatabaseProvider provider)
    {
        await using var coaching = await CoachingHouse.On(provider);
        var coach = await coaching.Coach();
        var (person, other) = (await coaching.ParticipantOf(coach), await coaching.Participant());
        var session = (await coaching.Book(person, CoachingHouse.Tuesday9InZurich)).Value;
        var address = await coaching.House.Serve();
        using var participant = new Visitor(address, person, Role.Participant);
        (await participant.Open("/me/receipts")).ShouldContain("Nobody has opened a page with your name in it.");

        using var desk = new Visitor(address, coach, Role.Coach);
        await desk.Open($"/coach/sessions/{session}");
        coaching.House.Clock.AdvanceMinutes(90);
        await desk.Open($"/coach/sessions/{session}");
        // What is refused or not found shows nothing and leaves nothing.
        (await desk.StatusOf("/coaches")).ShouldNotBe(System.Net.HttpStatusCode.OK);
        (await desk.StatusOf($"/coach/sessions/{Guid.Empty}")).ShouldNotBe(System.Net.HttpStatusCode.OK);

        var row = (await coaching.Rows<AccessReceiptRow>()).ShouldHaveSingleItem();
        (row.Subject, row.Reader, row.Role, row.Rule, row.Times).ShouldBe((person, coach, Role.Coach, "coaching.desk", 2));
        var page = await participant.Open("/me/receipts");
        page.ShouldContain($"{await coaching.NameOf(coach)}, coach");
        page.ShouldContain("The page of a session with you, or the coach's agenda");
        page.ShouldContain("15:00 to 16:30");
        using var bystander = new Visitor(address, other, Role.Participant);
        (await bystander.Open("/me/receipts")).ShouldNotContain(await coaching.NameOf(coach));
        (await coaching.Rows<AccessReceiptRow>()).Count.ShouldBe(1, "one's own receipts are nobody else's business");

        coaching.House.Clock.AdvanceDays(366);
        await desk.Open($"/coach/sessions/{session}");
        (await coaching.Rows<AccessReceiptRow>()).ShouldHaveSingleItem().Times.ShouldBe(1, "after a year the old one is gone");
    }

    [Fact]
    public async Task A_page_whose_receipt_cannot_be_stored_is_not_shown()
    {
        await using var coaching = await CoachingHouse.On(DatabaseProvider.Sqlite, adjust: services => services.AddScoped<Confrere.People.Contracts.IAccessReceipts, NoReceipts>());
        var coach = await coaching.Coach();
        var session = (await coaching.Book(await coaching.ParticipantOf(coach), CoachingHouse.Tuesday9InZurich)).Value;
        using var desk = new Visitor(await coaching.House.Serve(), coach, Role.Coach);
        var (status, page) = await desk.Answer($"/coach/sessions/{session}");
        status.ShouldBe(System.Net.HttpStatusCode.InternalServerError);
        page.ShouldContain("Something failed on our side");
        page.ShouldNotContain("Part Icipant");
    }

    private sealed class NoReceipts : Confrere.People.Contracts.IAccessReceipts
    {
        public Task LeaveFor(Confrere.Kernel.Identifiers.PersonId reader, string role, string rule) => throw new InvalidOperationException("The disk is full.");
    }
}
