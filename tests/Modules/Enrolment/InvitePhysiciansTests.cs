using Confrere.Enrolment.Contracts;
using Confrere.Enrolment.Domain;
using Confrere.Enrolment.Features;
using Confrere.Enrolment.Features.InvitePhysicians;
using Confrere.Kernel.Data;
using Confrere.Messages.Data;
using Confrere.Modules.Tests.House;
using Confrere.People.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Confrere.Modules.Tests.Enrolment;

[Collection("databases")]
public sealed class InvitePhysiciansTests
{
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Invites_everybody_on_the_list_by_mail_with_a_link_each(DatabaseProvider provider)
    {
        await using var at = await EnrolmentHouse.On(provider);
        var invited = (await at.Invite("Name, E-mail, Zone\nAda Example, ada@example.org, Europe/London\n\nBen Example, Ben@example.org\n")).Value;
        invited.Sent.Select(sent => sent.Email).ShouldBe(["ada@example.org", "ben@example.org"]);
        invited.Sent.Select(sent => sent.Path).Distinct().Count().ShouldBe(2);
        var contacts = await at.House.Do((IPeople people) => people.ContactsOf([.. invited.Sent.Select(sent => sent.Person)]));
        contacts[invited.Sent[0].Person].ZoneId.ShouldBe("Europe/London");
        contacts[invited.Sent[1].Person].ZoneId.ShouldBe("Europe/Zurich", "the institution's zone where none is written");
        var mails = await at.House.As(services => services.GetRequiredService<Reader>().Query<OutboxMessage>().ToListAsync());
        mails.Count.ShouldBe(2);
        foreach (var sent in invited.Sent) mails.ShouldContain(mail => mail.Text.Contains(sent.Path));
        (await at.Counts()).ShouldBe(new RecruitmentCounts(2, 0, 0, 0, 0, 0));
        (await at.House.VerifyChain()).Problem.ShouldBeNull();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_same_list_again_invites_only_the_new(DatabaseProvider provider)
    {
        await using var at = await EnrolmentHouse.On(provider);
        await at.Invite("Ada, ada@example.org");
        var again = (await at.Invite("Ada, ADA@example.org\nBen, ben@example.org")).Value;
        again.Sent.Single().Email.ShouldBe("ben@example.org");
        again.InvitedBefore.ShouldBe(1);
        (await at.Counts()).Invited.ShouldBe(2);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Refuses_the_whole_list_when_a_line_is_wrong(DatabaseProvider provider)
    {
        await using var at = await EnrolmentHouse.On(provider);
        var refusal = (await at.Invite("Ada, ada@example.org\nBen, not-an-address\nCem, cem@example.org, Mars/Olympus\nAda again, ADA@example.org\n, dee@example.org\nonly a name"))
            .Refusal.ShouldBeOfType<ListHasProblems>();
        refusal.Problems.Select(problem => problem.Split(':')[0]).ShouldBe(["Line 2", "Line 3", "Line 4", "Line 5", "Line 6"]);
        (await at.Counts()).Invited.ShouldBe(0);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Refuses_before_enrolment_is_open_and_an_empty_list(DatabaseProvider provider)
    {
        await using var at = await EnrolmentHouse.On(provider, isOpen: false);
        (await at.Invite("Ada, ada@example.org")).Refusal.ShouldBeOfType<EnrolmentIsNotOpen>();
        (await at.Invite(" \n ")).Refusal.ShouldBeOfType<ListIsEmpty>();
        (await at.House.Do((InvitePhysicians invite) => invite.Handle(at.Programme, "Ada, ada@example.org"), Confrere.Kernel.Identifiers.NewId.Of<Confrere.Kernel.Identifiers.InstitutionId>()))
            .Refusal.ShouldBeOfType<ProgrammeIsUnknown>();
        (await at.Invite(string.Join('\n', Enumerable.Range(0, 2001).Select(i => $"N{i}, n{i}@example.org")))).Refusal.ShouldBeOfType<ListIsTooLong>();
    }

    [Fact]
    public void Reads_lists_with_tabs_and_semicolons() =>
        InvitationList.Parse("Ada\tada@example.org\tEurope/London\r\nExample, Ben; ben@example.org", "UTC").Entries
            .ShouldBe([new("Ada", "ada@example.org", "Europe/London"), new("Example, Ben", "ben@example.org", "UTC")]);

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_mail_is_not_due_any_more_once_the_invitation_is_answered(DatabaseProvider provider)
    {
        await using var at = await EnrolmentHouse.On(provider);
        var (token, _) = await at.InviteOne();
        var about = (await at.House.As(services => services.GetRequiredService<Reader>().Query<OutboxMessage>().SingleAsync())).About;
        (await at.House.Do((InvitationStillDue due) => due.IsStillDue(about))).ShouldBeTrue();
        await at.Answer(token);
        (await at.House.Do((InvitationStillDue due) => due.IsStillDue(about))).ShouldBeTrue("who was found eligible still has a decision to make");
        await at.Sign(token);
        (await at.House.Do((InvitationStillDue due) => due.IsStillDue(about))).ShouldBeFalse();
    }
}
