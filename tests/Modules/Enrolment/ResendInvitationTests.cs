using System.Net;
using Confrere.Enrolment.Data;
using Confrere.Enrolment.Features.InvitePhysicians;
using Confrere.Enrolment.Features.ResendInvitation;
using Confrere.Kernel.Audit;
using Confrere.Kernel.Data;
using Confrere.Messages.Data;
using Confrere.Modules.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Confrere.Modules.Tests.Enrolment;

/// <summary>Complaint 35 of the field: mail scanners open every link, some more than once, and used-up links lock physicians out.</summary>
[Collection("databases")]
public sealed class ResendInvitationTests
{
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_scanner_that_opens_every_page_of_the_link_uses_nothing_up(DatabaseProvider provider)
    {
        await using var at = await EnrolmentHouse.On(provider);
        var root = await at.House.Serve();
        var (token, _) = await at.InviteOne();
        var before = await Everything(at);
        for (var visit = 0; visit < 2; visit++)
        {
            using var scanner = new HttpClient { BaseAddress = root };
            foreach (var page in new[] { "", "/consent", "/decline", "/answer", "?handler=Decline" })
            {
                (await scanner.GetAsync($"/i/{token}{page}")).StatusCode.ShouldBe(HttpStatusCode.OK, page);
                (await scanner.SendAsync(new(HttpMethod.Head, $"/i/{token}{page}"))).IsSuccessStatusCode.ShouldBeTrue(page);
                // Some press buttons; without the page's own token nothing comes of it.
                (await scanner.PostAsync($"/i/{token}{page}", new FormUrlEncodedContent([new("Reason", "")]))).StatusCode.ShouldBe(HttpStatusCode.BadRequest, page);
            }
        }
        (await Everything(at)).ShouldBe(before);
        (await at.Answer(token)).Value.ShouldBeTrue();
        (await at.Sign(token)).IsRefused.ShouldBeFalse();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_second_mail_carries_the_link_of_the_first_which_goes_on_working(DatabaseProvider provider)
    {
        await using var at = await EnrolmentHouse.On(provider);
        var (token, _) = await at.InviteOne();
        (await ToOne(at)).Refusal.ShouldBeOfType<MailedToday>();
        at.House.Clock.Advance(ResendInvitation.Pause);
        (await ToOne(at)).IsRefused.ShouldBeFalse();
        var mails = await at.House.As(services => services.GetRequiredService<Reader>().Query<OutboxMessage>().Where(mail => mail.Kind == InvitationStillDue.InvitationKind).ToListAsync());
        mails.Count.ShouldBe(2);
        mails.ShouldAllBe(mail => mail.Text.Contains($"/i/{token}"));
        (await at.Answer(token)).Value.ShouldBeTrue();
        at.House.Clock.Advance(ResendInvitation.Pause);
        (await ToOne(at)).IsRefused.ShouldBeFalse("who was found eligible has a decision to make");
        (await at.Sign(token)).IsRefused.ShouldBeFalse();
        at.House.Clock.Advance(ResendInvitation.Pause);
        (await ToOne(at)).Refusal.ShouldBeOfType<InvitationIsAnswered>();
        (await at.House.VerifyChain()).Problem.ShouldBeNull();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task After_four_mails_silence_is_an_answer(DatabaseProvider provider)
    {
        await using var at = await EnrolmentHouse.On(provider);
        await at.InviteOne();
        for (var mail = 2; mail <= ResendInvitation.MostMails; mail++)
        {
            at.House.Clock.Advance(ResendInvitation.Pause);
            (await ToOne(at)).IsRefused.ShouldBeFalse();
        }
        at.House.Clock.Advance(Duration.FromDays(30));
        (await ToOne(at)).Refusal.ShouldBeOfType<MailedOftenEnough>();
        (await at.House.Do((ResendInvitation resend) => resend.ToAll(at.Programme))).Refusal.ShouldBeOfType<NobodyIsDueAgain>();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task To_all_writes_to_those_who_have_not_answered_and_to_nobody_else(DatabaseProvider provider)
    {
        await using var at = await EnrolmentHouse.On(provider);
        await at.Enrol();
        await at.Invite("Ben, ben@example.org\nCem, cem@example.org");
        at.House.Clock.Advance(ResendInvitation.Pause);
        (await at.House.Do((ResendInvitation resend) => resend.ToAll(at.Programme))).Value.ShouldBe(2);
        (await at.House.Do((Roster roster) => roster.Of(at.Programme))).Select(line => (line.Name, line.Mails))
            .ShouldBe([("Ada Example", 1), ("Ben", 2), ("Cem", 2)]);
    }

    private static async Task<Confrere.Kernel.Refusals.Result<Confrere.Kernel.Refusals.Done>> ToOne(EnrolmentHouse at)
    {
        var line = (await at.House.Do((Roster roster) => roster.Of(at.Programme))).Single();
        return await at.House.Do((ResendInvitation resend) => resend.ToOne(at.Programme, line.Invitation));
    }

    /// <summary>What a visit could have changed: where invitations stand, what was answered, and every fact.</summary>
    private static Task<string> Everything(EnrolmentHouse at) => at.House.As(async services =>
    {
        var reader = services.GetRequiredService<Reader>();
        var states = await reader.Query<InvitationRow>().Select(row => $"{row.Id} {row.State} {row.Mails}").ToListAsync();
        var (answers, facts, mails) = (await reader.Query<EligibilityAnswerRow>().CountAsync(), await reader.Query<AuditFact>().CountAsync(), await reader.Query<OutboxMessage>().CountAsync());
        return $"{string.Join(';', states)} {answers} {facts} {mails}";
    });
}
