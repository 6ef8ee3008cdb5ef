using System.Net;
using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Messages.Data;
using Confrere.Modules.Tests.House;
using Confrere.Modules.Tests.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Confrere.Modules.Tests.Enrolment;

[Collection("databases")]
public sealed class EnrolmentPagesTests
{
    private static readonly (string, string)[] Eligible =
        [("Answers[practising]", "yes"), ("Answers[voluntary]", "yes"), ("Answers[coached-now]", "no"), ("Answers[coach-here]", "no")];

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task From_the_directors_sign_in_to_the_participants_page(DatabaseProvider provider)
    {
        await using var at = await EnrolmentHouse.On(provider, isOpen: false);
        var root = await at.House.Serve();
        using var director = await SignedIn(at, root, "dora@example.org", Role.Director);
        await director.Open($"/programmes/{at.Programme}");
        director.Words.ShouldContain("Six sessions with a peer coach");
        director.Words.ShouldContain((await at.Read()).ProtocolHash);
        director.Words.ShouldContain("Enrolment is not open yet.");

        await director.Open($"/programmes/{at.Programme}/enrolment");
        director.Words.ShouldContain("names no trial registration");
        await director.Send();
        director.Words.ShouldContain("confirm that you want to open all the same");
        await director.Send(("DespiteWarnings", "true"));
        director.Path.ShouldBe($"/programmes/{at.Programme}/invitations");
        director.Words.ShouldContain("Enrolment is open.");

        await director.Send(("List", "Ada Example, ada@example.org\nBen, nobody"));
        director.Words.ShouldContain("Line 2:");
        director.Words.ShouldContain("Ada Example, ada@example.org");
        await director.Send(("List", "Ada Example, ada@example.org"));
        director.Words.ShouldContain("One invitation is on its way.");

        var path = await PathInMail(at, "/i/");
        using var ada = new Browser(root);
        await ada.Open(path);
        await ada.Open(path);
        ada.Words.ShouldContain("Do you see patients at this institution");
        await ada.Send(("Answers[practising]", "yes"));
        ada.Words.ShouldContain("3 questions have no answer yet.");
        await ada.Send(Eligible);
        ada.Path.ShouldBe(path + "/consent");
        await ada.Send(("TypedName", "Ada Example"));
        ada.Words.ShouldContain("tick the sentence");
        ada.Html.ShouldContain("value=\"Ada Example\"");
        await ada.Send(("TypedName", "Ada Example"), ("Agrees", "true"));
        ada.Path.ShouldBe("/me");
        ada.Words.ShouldContain("You signed");
        ada.Words.ShouldContain("you alone");
        await ada.Open("/me/consent");
        ada.Words.ShouldContain("Signed by Ada Example");
        ada.Words.ShouldContain("2 March 2026, 15:00 (Europe/Zurich)");

        await director.Open($"/programmes/{at.Programme}/board");
        director.Words.ShouldContain("Consented: 1");
        await director.Open($"/programmes/{at.Programme}/invitations");
        director.Words.ShouldContain("takes part");
        var code = (await at.House.Do((IParticipants participants) => participants.Of(at.Programme))).Single().Code;
        director.Html.ShouldNotContain(code.Value);

        await ada.Open("/me/withdraw");
        await ada.Send(("Kind", "data"), ("Word", "x"));
        ada.Words.ShouldContain("Type the word withdraw to confirm.");
        await ada.Send(("Kind", "data"), ("Word", "withdraw"));
        ada.Path.ShouldBe("/me");
        ada.Words.ShouldContain("You left the study");
        (await at.House.VerifyChain()).Problem.ShouldBeNull();
    }

    [Fact]
    public async Task Whom_an_answer_does_not_admit_reads_why_and_who_declines_is_left_in_peace()
    {
        await using var at = await EnrolmentHouse.On(DatabaseProvider.Sqlite);
        var root = await at.House.Serve();
        var (token, _) = await at.InviteOne();
        using var ada = new Browser(root);
        await ada.Open($"/i/{token}");
        await ada.Send(("Answers[practising]", "yes"), ("Answers[voluntary]", "yes"), ("Answers[coached-now]", "yes"), ("Answers[coach-here]", "no"));
        ada.Path.ShouldBe($"/i/{token}/answer");
        ada.Words.ShouldContain("You are welcome once that has ended.");
        await ada.Open($"/i/{token}/consent");
        ada.Path.ShouldBe($"/i/{token}/answer");

        var (other, _) = await at.InviteOne("ben@example.org");
        using var ben = new Browser(root);
        await ben.Open($"/i/{other}/decline");
        await ben.Send(("Reason", "No time"));
        ben.Path.ShouldBe($"/i/{other}/answer");
        ben.Words.ShouldContain("nothing more will be sent to you");
    }

    [Fact]
    public async Task Pages_answer_as_if_absent_or_ask_for_sign_in_to_those_they_are_not_for()
    {
        await using var at = await EnrolmentHouse.On(DatabaseProvider.Sqlite);
        var root = await at.House.Serve();
        using var nobody = new Browser(root);
        foreach (var path in new[] { "/me", "/me/consent", "/me/withdraw", $"/programmes/{at.Programme}", $"/programmes/{at.Programme}/board", $"/programmes/{at.Programme}/invitations" })
        {
            await nobody.Open(path);
            nobody.Path.ShouldBe("/sign-in", path);
        }
        await nobody.Open($"/i/{NewId.Token()}");
        nobody.Status.ShouldBe(HttpStatusCode.NotFound);

        using var coach = await SignedIn(at, root, "carl@example.org", Role.Coach);
        foreach (var path in new[] { $"/programmes/{at.Programme}/board", $"/programmes/{at.Programme}/invitations", $"/programmes/{at.Programme}/enrolment", "/me" })
        {
            await coach.Open(path);
            coach.Status.ShouldBe(HttpStatusCode.Forbidden, path);
        }
        using var stranger = await SignedIn(at, root, "dora@elsewhere.org", Role.Director, NewId.Of<InstitutionId>());
        foreach (var path in new[] { $"/programmes/{at.Programme}", $"/programmes/{at.Programme}/board", $"/programmes/{at.Programme}/invitations", $"/programmes/{at.Programme}/enrolment" })
        {
            await stranger.Open(path);
            stranger.Status.ShouldBe(HttpStatusCode.NotFound, path);
        }
    }

    [Fact]
    public async Task Signing_out_ends_the_session()
    {
        await using var at = await EnrolmentHouse.On(DatabaseProvider.Sqlite);
        var root = await at.House.Serve();
        using var director = await SignedIn(at, root, "dora@example.org", Role.Director);
        await director.Open("/programmes");
        director.Path.ShouldBe("/programmes");
        await director.Open("/sign-out");
        await director.Send();
        director.Path.ShouldBe("/sign-in");
        await director.Open("/programmes");
        director.Path.ShouldBe("/sign-in");
    }

    internal static async Task<Browser> SignedIn(EnrolmentHouse at, Uri root, string email, string role, InstitutionId? institution = null)
    {
        await PeopleTests.Register(at.House, new("Dora Example", email, "UTC", [role]), institution);
        var browser = new Browser(root);
        await browser.Open("/sign-in");
        await browser.Send(("Email", email));
        browser.Path.ShouldBe("/sign-in/sent");
        await browser.Open(await PathInMail(at, "/sign-in/"));
        browser.Words.ShouldContain("Your link is good.");
        await browser.Send();
        return browser;
    }

    /// <summary>The path of the newest mailed link that begins so.</summary>
    internal static async Task<string> PathInMail(EnrolmentHouse at, string begins)
    {
        var mails = await at.House.AsSystem(services => services.GetRequiredService<Reader>().Query<OutboxMessage>().ToListAsync());
        return mails.SelectMany(mail => mail.Text.Split('\n')).Select(line => line.Trim()).Where(line => Uri.TryCreate(line, UriKind.Absolute, out _))
            .Select(line => new Uri(line).AbsolutePath).Last(path => path.StartsWith(begins, StringComparison.Ordinal));
    }
}
