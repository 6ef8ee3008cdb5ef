using System.Text.RegularExpressions;

namespace Confrere.Journeys.Tests;

internal sealed class DirectorsSteps(Person person, RunningHouse house, Screens screens)
{
    // Blocks of 2, 4 and 6: of seven who follow one another some start at once and some wait.
    private const int MostInvited = 7;
    private static readonly string[] Names = ["Nora Winter", "Jonas Falk", "Lea Brandt", "Timo Reuter", "Ada Lorenz", "Max Hollis", "Eva Stark"];

    /// <returns>The identifier of the programme that runs.</returns>
    public async Task<string> SignIn()
    {
        await person.Page.Open(house.SignInLink("director"));
        await screens.Look(person.Page, "director-board");
        return new Uri(person.Page.Url).Segments[2].TrimEnd('/');
    }

    public async Task ReadProtocolAndOpenSecondRound()
    {
        await person.Page.Open($"{house.Address}/programmes");
        await screens.Look(person.Page, "director-programmes");
        await person.Page.Press("a:has-text('second round')");
        (await person.Page.Text()).ShouldContain("Six sessions with a peer coach");
        await screens.Look(person.Page, "director-protocol");
        await person.Page.Open(person.Page.Url + "/enrolment");
        await screens.Look(person.Page, "director-opens-enrolment");
        await person.Page.Choose("DespiteWarnings");
        await person.Page.Press();
        (await person.Page.Text()).ShouldContain("Enrolment is open");
    }

    /// <summary>A next version of the protocol lets people ask for a further session sooner; those who come from now on consent to it.</summary>
    public async Task AmendSoThatFurtherSessionsComeSooner(string programme)
    {
        await person.Page.Open($"{house.Address}/programmes/{programme}/amend");
        var latest = await person.Page.InputValueAsync("textarea[name=Document]");
        await person.Page.FillAsync("textarea[name=Document]", latest
            .Replace("  reason: \n", "  reason: Some asked how to go on after the course.\n", StringComparison.Ordinal)
            .Replace("  afterVisit: month-6", "  afterVisit: month-3", StringComparison.Ordinal));
        await person.Page.Press("main form button[value=see]");
        await screens.Look(person.Page, "director-amends");
        await person.Page.Press("main form button[value=keep]");
        (await person.Page.Text()).ShouldContain("Some asked how to go on after the course.");
    }

    public async Task PlanAnEveningWithOneSeat()
    {
        await SignInAgain();
        await person.Page.Open($"{house.Address}/gatherings/plan");
        await person.Page.SelectOptionAsync("select[name='Typed.Kind']", "ListeningSession");
        foreach (var (field, value) in new[] { ("Title", "An evening on nights"), ("Where", "Library"), ("Start", "2031-06-03T18:00"), ("End", "2031-06-03T19:30"), ("Seats", "1") })
            await person.Page.FillAsync($"input[name='Typed.{field}']", value);
        await person.Page.Press("main form.form-pairs button.c-button--primary");
        await screens.Look(person.Page, "director-gatherings");
    }

    public async Task LookAtCoaching()
    {
        await SignInAgain();
        foreach (var page in new[] { "sessions", "coaches", "pay" })
        {
            await person.Page.Open($"{house.Address}/{page}");
            await screens.Look(person.Page, $"director-{page}");
        }
    }

    public async Task<(PhysiciansSteps Physician, int Number)> InviteUntilSomebodyStartsAtOnce(string programme, Browser browser, List<string> troubles)
    {
        for (var number = 0; number < MostInvited; number++)
        {
            var physician = new PhysiciansSteps(await browser.NewPerson(troubles), house, screens, Names[number], isFirst: number == 0);
            await Invite(programme, physician, looks: number == 0);
            await physician.EnrolAndAnswerBaseline();
            if (physician.StartsAtOnce) return (physician, number);
        }
        throw new InvalidOperationException($"Nobody of {MostInvited} was allocated to start at once; blocks of at most 6 do not allow that.");
    }

    public async Task<string> ReleaseThePage(string programme)
    {
        await SignIn();
        await person.Page.Open($"{house.Address}/analysis/{programme}/release");
        await person.Page.Press();
        await screens.Look(person.Page, "director-released");
        return (await person.Page.Locator("a[href*='/packs/']").First.GetAttributeAsync("href"))!;
    }

    public async Task Invite(string programme, PhysiciansSteps physician, bool looks)
    {
        await SignInAgain();
        await person.Page.Open($"{house.Address}/programmes/{programme}/invitations");
        await person.Page.FillAsync("textarea[name=List]", $"{physician.Name}, {physician.Email}, America/New_York");
        await person.Page.Press();
        if (looks) await screens.Look(person.Page, "director-invited");
        var mail = await house.MailTo(physician.Email, count: 1);
        physician.Invitation = Regex.Match(mail[0].TextBody!, @"https?://\S+/i/[0-9a-f]+").Value;
    }

    // A killed server has a new key in its links; the director's session itself survives, so this only matters for looks of the journey.
    private Task SignInAgain() => person.Page.Open(house.SignInLink("director"));
}
