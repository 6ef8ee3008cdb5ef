using System.Net;
using Confrere.Enrolment.Features.InvitePhysicians;
using Confrere.Enrolment.Features.ResendInvitation;
using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Modules.Tests.House;
using NodaTime;

namespace Confrere.Modules.Tests.Enrolment;

/// <summary>Complaints of the field about personal links, their mails and their neighbours, each with its number. Number 35 is in <see cref="ResendInvitationTests"/>.</summary>
[Collection("databases")]
public sealed class LinksInTheFieldTests
{
    /// <summary>Long enough that nobody guesses it (160 random bits), short enough for one line of a mail.</summary>
    private const int LongestPath = 50;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Complaint_36_the_link_is_short_used_once_for_one_person_and_leads_home_afterwards(DatabaseProvider provider)
    {
        await using var at = await EnrolmentHouse.On(provider);
        var root = await at.House.Serve();
        var (token, _) = await at.InviteOne();
        $"/i/{token}".Length.ShouldBeLessThan(LongestPath);
        await at.Answer(token);
        (await at.Sign(token)).IsRefused.ShouldBeFalse();
        (await at.Sign(token, "Somebody Else")).IsRefused.ShouldBeTrue();
        using var later = new Browser(root);
        foreach (var page in new[] { "", "/consent", "/decline", "/answer" })
        {
            await later.Open($"/i/{token}{page}");
            (later.Status, later.Path).ShouldBe((HttpStatusCode.OK, "/sign-in"), page);
            later.Words.ShouldNotContain("Ada");
        }
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Complaint_1_who_stopped_half_way_is_written_to_again_and_goes_on_where_they_stopped(DatabaseProvider provider)
    {
        await using var at = await EnrolmentHouse.On(provider);
        var root = await at.House.Serve();
        var (token, _) = await at.InviteOne();
        await at.Answer(token);
        at.House.Clock.Advance(ResendInvitation.Pause);
        (await at.House.Do((ResendInvitation resend) => resend.ToAll(at.Programme))).Value.ShouldBe(1);
        using var ada = new Browser(root);
        await ada.Open($"/i/{token}");
        ada.Path.ShouldBe($"/i/{token}/consent");
        (await at.Counts()).Assessed.ShouldBe(1, "coming again is not counted again");
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Complaint_8_after_the_fourth_mail_no_button_writes_a_fifth(DatabaseProvider provider)
    {
        await using var at = await EnrolmentHouse.On(provider);
        await at.InviteOne();
        for (var day = 0; day < 30; day++)
        {
            at.House.Clock.Advance(Duration.FromDays(1));
            await at.House.Do((ResendInvitation resend) => resend.ToAll(at.Programme));
            await at.Invite("Ada Example, ada@example.org, Europe/London");
        }
        (await at.House.Do((Roster roster) => roster.Of(at.Programme))).Single().Mails.ShouldBe(ResendInvitation.MostMails);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Complaint_33_no_list_query_or_form_of_one_institution_reaches_into_another(DatabaseProvider provider)
    {
        await using var at = await EnrolmentHouse.On(provider);
        var root = await at.House.Serve();
        var signed = await at.Enrol();
        var foreign = NewId.Of<InstitutionId>();
        (await at.House.Do((Roster roster) => roster.Of(at.Programme), foreign)).ShouldBeEmpty();
        (await at.House.Do((Confrere.Enrolment.Contracts.IParticipants participants) => participants.Find(signed.Participant), foreign)).ShouldBeNull();
        (await at.House.Do((Confrere.Enrolment.Contracts.IRecruitment recruitment) => recruitment.Counts(at.Programme), foreign)).Invited.ShouldBe(0);
        using var stranger = await EnrolmentPagesTests.SignedIn(at, root, "dora@elsewhere.org", Role.Director, foreign);
        foreach (var path in new[] { "invitations", "invitations/import", "enrolment", "board", "participants", $"participants/{signed.Participant}", "invitations?handler=SendAllAgain" })
        {
            await stranger.Open($"/programmes/{at.Programme}/{path}");
            stranger.Status.ShouldBe(HttpStatusCode.NotFound, path);
        }
        await stranger.Open("/programmes");
        stranger.Words.ShouldNotContain((await at.Read()).Name);
        foreach (var form in new[] { "invitations", "enrolment?handler=Close", "invitations/import?handler=Invite" })
        {
            await stranger.Open("/programmes");
            await stranger.Send([new("List", "Eve, eve@example.org"), new("Text", "Eve, eve@example.org"), new("confirmed", "true"), new("reason", "Because.")], $"/programmes/{at.Programme}/{form}");
            stranger.Status.ShouldBe(HttpStatusCode.NotFound, form);
        }
        (await at.Counts()).Invited.ShouldBe(1);
        (await at.Period()).ClosedAt.ShouldBeNull();
    }
}
