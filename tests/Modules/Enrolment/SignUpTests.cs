using System.Net;
using Confrere.Enrolment.Contracts;
using Confrere.Enrolment.Data;
using Confrere.Enrolment.Domain;
using Confrere.Enrolment.Features.InvitePhysicians;
using Confrere.Enrolment.Features.SignUp;
using Confrere.Kernel.Data;
using Confrere.Kernel.Refusals;
using Confrere.Messages.Data;
using Confrere.Modules.Tests.House;
using Confrere.Modules.Tests.Protocols;
using Confrere.People.Contracts;
using Confrere.Protocols.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Confrere.Modules.Tests.Enrolment;

[Collection("databases")]
public sealed class SignUpTests
{
    private static readonly string OpenProtocol = SampleProtocol.With("\nrecruitment:\n", "\nrecruitment:\n  openSignUp: yes\n");

    [Fact]
    public void A_protocol_that_does_not_mention_it_keeps_its_hash_and_one_that_opens_the_page_has_another()
    {
        var (silent, said, open) = (Hash(SampleProtocol.Text), Hash(OpenProtocol.Replace("openSignUp: yes", "openSignUp: no")), Hash(OpenProtocol));
        said.ShouldBe(silent);
        open.ShouldNotBe(silent);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_follows_the_mail_can_take_part_and_who_does_not_is_forgotten(DatabaseProvider provider)
    {
        await using var at = await EnrolmentHouse.On(provider, document: OpenProtocol);
        (await SignUp(at, "Ada Example", "Ada@Example.org")).IsRefused.ShouldBeFalse();
        // Mails of one instant have no order.
        at.House.Clock.AdvanceSeconds(1);
        (await SignUp(at, "Ben Example", "ben@example.org")).IsRefused.ShouldBeFalse();
        (await at.Counts()).ShouldBe(new RecruitmentCounts(0, 0, 0, 0, 0, 0), "nobody has shown that the address is theirs");
        (await at.House.Do((Roster roster) => roster.Of(at.Programme))).ShouldBeEmpty();

        var token = (await Links(at))[0];
        (await at.Answer(token)).Value.ShouldBeTrue();
        (await at.Sign(token)).IsRefused.ShouldBeFalse();
        at.House.Clock.Advance(ForgetUnconfirmed.Patience);
        (await at.House.Services.GetRequiredService<ForgetUnconfirmed>().Run()).ShouldBe(1);
        (await at.Counts()).ShouldBe(new RecruitmentCounts(1, 1, 0, 0, 1, 0));
        var left = await at.House.As(services => services.GetRequiredService<Reader>().Query<InvitationRow>().Select(row => row.PersonId).ToListAsync());
        (await at.House.Do((IPeople people) => people.ContactsOf(left))).Values.Single().Email.ShouldBe("ada@example.org");
        (await at.House.VerifyChain()).Problem.ShouldBeNull();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Says_the_same_to_the_known_and_mails_them_their_own_link(DatabaseProvider provider)
    {
        await using var at = await EnrolmentHouse.On(provider, document: OpenProtocol);
        var (token, _) = await at.InviteOne();
        (await SignUp(at, "Xylander Else", "ada@example.org")).IsRefused.ShouldBeFalse();
        var mail = await at.House.As(services => services.GetRequiredService<Reader>().Query<OutboxMessage>().SingleAsync(mail => mail.Kind == "sign-up"));
        mail.Text.ShouldContain(token);
        mail.Text.ShouldNotContain("Xylander");
        (await at.House.As(services => services.GetRequiredService<Reader>().Query<InvitationRow>().SingleAsync())).State.ShouldBe(InvitationState.Invited);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task One_address_gets_three_mails_a_day_and_one_client_is_stopped(DatabaseProvider provider)
    {
        await using var at = await EnrolmentHouse.On(provider, document: OpenProtocol);
        for (var i = 0; i < 5; i++) (await SignUp(at, "Ada", "ada@example.org", $"client {i}")).IsRefused.ShouldBeFalse("the answer is the same over the limit");
        (await Links(at)).Count.ShouldBe(Confrere.Enrolment.Features.SignUp.SignUp.MostPerAddress);
        for (var i = 0; i < Confrere.Enrolment.Features.SignUp.SignUp.MostPerClient; i++) (await SignUp(at, "N", $"n{i}@example.org", "one")).IsRefused.ShouldBeFalse();
        (await SignUp(at, "N", "more@example.org", "one")).Refusal.ShouldBeOfType<TooManySignUps>();
        (await SignUp(at, "N", "more@example.org", "two")).IsRefused.ShouldBeFalse();
        at.House.Clock.Advance(Duration.FromDays(2));
        (await SignUp(at, "N", "again@example.org", "one")).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public async Task There_is_no_page_unless_the_protocol_opens_it_and_enrolment_has_begun()
    {
        await using var closed = await EnrolmentHouse.On(DatabaseProvider.Sqlite);
        using var nobody = new Browser(await closed.House.Serve());
        await nobody.Open($"/join/{closed.Programme}");
        nobody.Status.ShouldBe(HttpStatusCode.NotFound);
        (await SignUp(closed, "Ada", "ada@example.org")).Refusal.ShouldBeOfType<SignUpIsNotOpen>();

        await using var early = await EnrolmentHouse.On(DatabaseProvider.Sqlite, isOpen: false, document: OpenProtocol);
        (await SignUp(early, "Ada", "ada@example.org")).Refusal.ShouldBeOfType<SignUpIsNotOpen>();
    }

    [Fact]
    public async Task On_the_page_bad_details_are_kept_and_explained()
    {
        await using var at = await EnrolmentHouse.On(DatabaseProvider.Sqlite, document: OpenProtocol);
        using var ada = new Browser(await at.House.Serve());
        await ada.Open($"/join/{at.Programme}");
        ada.Words.ShouldContain("Lakeside offers this");
        await ada.Send(("Name", "=Ada"), ("Email", "nobody"));
        ada.Words.ShouldContain("is not an e-mail address");
        ada.Words.ShouldContain("run as a formula");
        ada.Html.ShouldContain("value=\"nobody\"");
        await ada.Send(("Name", "Ada"), ("Email", "ada@example.org"));
        ada.Words.ShouldContain("Look into your mail");
        ada.Words.ShouldNotContain("ada@example.org");
    }

    private static string Hash(string document) => CanonicalProtocol.HashOf(ProtocolDocument.Read(document).Protocol!);

    private static Task<Result<Done>> SignUp(EnrolmentHouse at, string name, string email, string client = "here") =>
        at.House.Do((SignUp signUp) => signUp.Handle(at.Programme, name, email, client));

    private static async Task<IReadOnlyList<string>> Links(EnrolmentHouse at)
    {
        var mails = await at.House.As(services => services.GetRequiredService<Reader>().Query<OutboxMessage>().Where(mail => mail.Kind == "sign-up").OrderBy(mail => mail.WrittenAt).ToListAsync());
        return [.. mails.Select(mail => mail.Text.Split('\n').Single(line => line.Contains("/i/", StringComparison.Ordinal)).Trim().Split("/i/")[1])];
    }
}
