using System.Net;
using Confrere.Allocation.Contracts;
using Confrere.Allocation.Features.OpenSeed;
using Confrere.Enrolment.Features;
using Confrere.Enrolment.Features.CloseEnrolment;
using Confrere.Enrolment.Features.InvitePhysicians;
using Confrere.Enrolment.Features.ResendInvitation;
using Confrere.Kernel.Access;
using Confrere.Kernel.Audit;
using Confrere.Kernel.Data;
using Confrere.Kernel.Refusals;
using Confrere.Messages.Data;
using Confrere.Modules.Tests.House;
using Confrere.Modules.Tests.Protocols;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Confrere.Modules.Tests.Enrolment;

[Collection("databases")]
public sealed class CloseEnrolmentTests
{
    private const string Ended = "This programme takes nobody in any more.";

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task After_the_close_nobody_is_invited_asked_or_taken_in_and_who_takes_part_goes_on(DatabaseProvider provider)
    {
        await using var at = await EnrolmentHouse.On(provider, document: SampleProtocol.With("recruitment:\n", "recruitment:\n  openSignUp: yes\n"));
        var signed = await at.Enrol();
        var (eligible, _) = await at.InviteOne("ben@example.org");
        await at.Answer(eligible);
        var (silent, _) = await at.InviteOne("cem@example.org");
        var about = (await at.House.As(services => services.GetRequiredService<Reader>().Query<OutboxMessage>().Where(mail => mail.Kind == InvitationStillDue.InvitationKind).ToListAsync())).ConvertAll(mail => mail.About);

        (await Close(at, confirmed: false)).Refusal.ShouldBeOfType<ClosingIsNotConfirmed>();
        (await Close(at, reason: " ")).Refusal.ShouldBeOfType<ReasonIsNeeded>();
        (await Close(at)).IsRefused.ShouldBeFalse();
        (await Close(at)).Refusal.ShouldBeOfType<EnrolmentIsClosed>();
        (await at.Period()).ClosedAt.ShouldBe(TestHouse.Start);

        (await at.Sign(eligible)).Refusal.ShouldBeOfType<EnrolmentIsClosed>();
        (await at.Answer(silent)).Refusal.ShouldBeOfType<EnrolmentIsClosed>();
        (await at.Invite("Dee, dee@example.org")).Refusal.ShouldBeOfType<EnrolmentIsClosed>();
        at.House.Clock.Advance(ResendInvitation.Pause);
        (await at.House.Do((ResendInvitation resend) => resend.ToAll(at.Programme))).Refusal.ShouldBeOfType<EnrolmentIsClosed>();
        (await at.House.Do((Confrere.Enrolment.Features.SignUp.SignUp signUp) => signUp.Handle(at.Programme, "Eve", "eve@example.org", "here"))).IsRefused.ShouldBeTrue();
        foreach (var mail in about) (await at.House.Do((InvitationStillDue due) => due.IsStillDue(mail))).ShouldBeFalse("no mail may lead to a door that is shut");
        (await at.Counts()).ShouldBe(new(3, 2, 0, 0, 1, 0));
        (await at.House.Do((Confrere.Enrolment.Contracts.IParticipants participants) => participants.Find(signed.Participant)))!.HasWithdrawn.ShouldBeFalse();
        (await at.House.VerifyChain()).Problem.ShouldBeNull();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Opening_the_seed_closes_enrolment_and_a_form_that_was_open_says_so_in_a_plain_sentence(DatabaseProvider provider)
    {
        await using var at = await EnrolmentHouse.On(provider);
        var root = await at.House.Serve();
        var (token, _) = await at.InviteOne();
        await at.Answer(token);
        using var ada = new Browser(root);
        await ada.Open($"/i/{token}/consent");

        await at.House.As(services => services.GetRequiredService<Writer>().Write(
            work => services.GetRequiredService<IUnblinding>().Open(at.Programme, "The dataset is frozen and the plan locked.", work)));
        (await at.House.Do((OpenSeed open) => open.Handle(at.Programme, confirmed: true, "The trial is closed."))).Refusal.ShouldBeNull();

        await ada.Send(("TypedName", "Ada Example"), ("Agrees", "true"));
        (ada.Status, ada.Path).ShouldBe((HttpStatusCode.OK, $"/i/{token}/answer"));
        ada.Words.ShouldContain(Ended);
        (await at.Counts()).Consented.ShouldBe(0);
        foreach (var page in new[] { "", "/consent", "/decline", "/answer" })
        {
            await ada.Open($"/i/{token}{page}");
            (ada.Status, ada.Path).ShouldBe((HttpStatusCode.OK, $"/i/{token}/answer"), page);
            ada.Words.ShouldContain(Ended);
        }
        (await at.House.VerifyChain()).Problem.ShouldBeNull();
    }

    [Fact]
    public async Task On_the_pages_the_director_closes_with_a_word_of_warning_and_is_offered_no_invitations_afterwards()
    {
        await using var at = await EnrolmentHouse.On(DatabaseProvider.Sqlite);
        var root = await at.House.Serve();
        var (token, _) = await at.InviteOne();
        using var ada = new Browser(root);
        await ada.Open($"/i/{token}");
        using var director = await EnrolmentPagesTests.SignedIn(at, root, "dora@example.org", Role.Director);
        var here = $"/programmes/{at.Programme}/enrolment";
        await director.Open(here);
        director.Words.ShouldContain("cannot be opened again");
        await director.Send([], here + "?handler=Close");
        director.Words.ShouldContain("Tick the sentence");
        await director.Send([new("confirmed", "true")], here + "?handler=Close");
        director.Words.ShouldContain("Please write why enrolment ends now.");
        await director.Send([new("confirmed", "true"), new("reason", "The planned number is reached.")], here + "?handler=Close");
        director.Path.ShouldBe($"/programmes/{at.Programme}/board");
        await director.Open($"/programmes/{at.Programme}");
        director.Words.ShouldContain("Enrolment has ended.");
        await director.Open($"/programmes/{at.Programme}/invitations");
        director.Html.ShouldNotContain("name=\"List\"");
        await director.Open($"/programmes/{at.Programme}/invitations/import");
        director.Words.ShouldContain("Enrolment has ended");
        director.Html.ShouldNotContain("type=\"file\"");

        await ada.Send(("Answers[practising]", "yes"), ("Answers[voluntary]", "yes"), ("Answers[coached-now]", "no"), ("Answers[coach-here]", "no"));
        ada.Path.ShouldBe($"/i/{token}/answer");
        ada.Words.ShouldContain(Ended);
    }

    private static Task<Result<Done>> Close(EnrolmentHouse at, bool confirmed = true, string reason = "The planned number is reached.") => at.House.Do((CloseEnrolment close) => close.Handle(at.Programme, confirmed, reason));
}
