using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using MimeKit;

namespace Confrere.Journeys.Tests;

internal sealed class PhysiciansSteps(Person person, RunningHouse house, Screens screens, string name, bool isFirst)
{
    private static readonly (string Question, string Answer)[] Admitting = [("practising", "yes"), ("voluntary", "yes"), ("coached-now", "no"), ("coach-here", "no")];

    public string Name => name;
    public string FirstName => name.Split(' ')[0];
    public string Email { get; } = $"{name.ToLowerInvariant().Replace(' ', '.')}@clinic.example";
    public string Invitation { get; set; } = "";
    public bool StartsAtOnce { get; private set; }

    private IPage Page => person.Page;

    public async Task EnrolAndAnswerBaseline()
    {
        await Enrol();
        await AnswerSurvey("baseline", level: 2, killsInTheMiddle: isFirst);
        var said = await Page.Text();
        StartsAtOnce = said.Contains("Your coaching starts now", StringComparison.Ordinal);
        if (!StartsAtOnce) said.ShouldContain("starts in three months");
        await screens.Look(Page, StartsAtOnce ? "starts-now" : "starts-in-three-months");
        if (isFirst) await TheResultOutlivesAKill(said);
    }

    /// <summary>From the invitation to the home page on which the first survey waits.</summary>
    public async Task Enrol()
    {
        // A mail scanner opens the link first, twice; the link still works.
        await Page.Open(Invitation);
        await Page.Open(Invitation);
        await Look("invitation");
        foreach (var (question, answer) in Admitting) await Page.Choose($"Answers[{question}]", answer);
        await Page.Press();
        await Look("consent");
        await Page.Choose("Agrees");
        await Page.FillAsync("input[name=TypedName]", Name);
        await Page.Press();
        await Look("home-before-baseline");
    }

    /// <summary>The same participant at another device, by a mailed link.</summary>
    public async Task SignInAt(Person device)
    {
        await device.Page.Open($"{house.Address}/sign-in");
        await device.Page.FillAsync("input[name=Email]", Email);
        await device.Page.Press();
        await device.Page.Open(await house.LinkIn(Email, new Regex(@"https?://\S+/sign-in/\S+")));
        await device.Page.Press();
    }

    public async Task<Appointment> ChooseCoachAndBook(int number)
    {
        await Page.Open($"{house.Address}/me/coaches");
        await screens.Look(Page, "tells-wishes");
        await Page.FillAsync("input[name=department]", "Dermatology");
        await Page.Press();
        (await Page.Locator("input[name=coach]").CountAsync()).ShouldBe(3, await Page.Text());
        await screens.Look(Page, "three-coaches");
        await Page.Choose("coach");
        await Page.Press();
        await Page.Open($"{house.Address}/me/bookings");
        await screens.Look(Page, "free-hours");
        await Page.Choose("slot");
        await Page.Press("main form button.c-button--primary:has-text('Book')");
        await screens.Look(Page, "booked");
        return await AppointmentByMail();
    }

    public async Task ConfirmTheSession()
    {
        await Page.Open($"{house.Address}/me");
        await Page.Press("main a[href*='/me/sessions/']");
        await screens.Look(Page, "confirms-session");
        await Page.Press("form[action*='Confirm'] button.c-button--primary");
        (await Page.Text()).ShouldContain("Confirmed by both");
    }

    /// <summary>The last seat of the gathering.</summary>
    public async Task TakeTheSeat()
    {
        await Page.Open($"{house.Address}/gatherings");
        await screens.Look(Page, "gatherings");
        await Page.Press("main form button[formaction*='Take']");
        (await Page.Text()).ShouldContain("You have a seat");
    }

    /// <summary>Somebody else, who comes too late for a seat and finds that coaching cannot be asked for beside a study.</summary>
    public static async Task WaitInLine(Person late, RunningHouse house, Screens screens)
    {
        await late.Page.Open(house.SignInLink("participant"));
        await late.Page.Open($"{house.Address}/gatherings");
        await late.Page.Press("main form button[formaction*='Take']");
        (await late.Page.Text()).ShouldContain("Number 1 in line");
        await late.Page.Open($"{house.Address}/ask");
        (await late.Page.Text()).ShouldContain("Coaching cannot be asked for here at the moment.");
        await screens.Look(late.Page, "ask");
    }

    public async Task AnswerThreeMonthSurvey()
    {
        await Page.Open($"{house.Address}/me");
        await screens.Look(Page, "home-after-three-months");
        await AnswerSurvey("month-3", level: 1, killsInTheMiddle: false);
        await Page.Open($"{house.Address}/me/results");
        await screens.Look(Page, "own-results");
    }

    /// <summary>The course is over and measured: one more session, with the coach they know.</summary>
    public async Task AskForAFurtherSession()
    {
        // The course ends with its window, at the next round of housekeeping.
        for (var round = 0; round < 90; round++)
        {
            await Page.Open($"{house.Address}/me/further");
            if (await Page.Locator("form[action*='Ask'] button").CountAsync() > 0) break;
            await Page.WaitForTimeoutAsync(1000);
        }
        await screens.Look(Page, "may-ask-further");
        await Page.Press("form[action*='Ask'] button");
        (await Page.Text()).ShouldContain("When shall you meet?");
        await screens.Look(Page, "further-session");
    }

    private async Task AnswerSurvey(string visit, int level, bool killsInTheMiddle)
    {
        await Page.Open($"{house.Address}/me/surveys/{visit}");
        for (var section = 1; Page.Url.Contains("/send", StringComparison.Ordinal) is false; section++)
        {
            foreach (var item in await Page.EvaluateAsync<string[]>("[...new Set([...document.querySelectorAll('main input[type=radio]')].map(input => input.name))]"))
                await Page.Choose(item, $"{level}");
            if (section <= 3) await Look($"{visit}-section-{section}");
            await Page.Press();
            if (killsInTheMiddle && section == 2) await TheDraftOutlivesAKill(visit);
        }
        await Look($"{visit}-send");
        await Page.Press();
    }

    private async Task TheDraftOutlivesAKill(string visit)
    {
        await house.KillAndRestart();
        await Page.Open($"{house.Address}/me/surveys/{visit}/1");
        (await Page.Locator("main input[type=radio]:checked").CountAsync()).ShouldBe(6, "six answers of the first section were acknowledged before the kill");
        await Page.Open($"{house.Address}/me/surveys/{visit}/3");
    }

    private async Task TheResultOutlivesAKill(string said)
    {
        await house.KillAndRestart();
        await Page.Open($"{house.Address}/me/start");
        // The note that the answers are stored is said once; what chance decided stands for good.
        var now = await Page.Text();
        now.ShouldContain("Chance decided this");
        foreach (var line in now.Split('\n')) said.ShouldContain(line);
    }

    private async Task<Appointment> AppointmentByMail()
    {
        var mine = (await house.MailTo(Email, 1, withCalendar: true))[^1];
        var calendar = Calendar(mine);
        var uid = Line(calendar, "UID:");
        var coachs = await house.MailWith(uid, except: Email);
        // Neutral for a secretary's eyes.
        foreach (var text in new[] { mine.Subject!, coachs.Subject!, Line(calendar, "SUMMARY:") })
            foreach (var telling in new[] { "coach", "burnout", "confrere", "trial", "survey" }) text.ShouldNotContain(telling, Case.Insensitive);
        var start = DateTime.ParseExact(Line(calendar, "DTSTART")[^15..], "yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);
        return new(coachs.To.Mailboxes.Single().Address, (int)(start - mine.Date.DateTime).TotalDays + 2);
    }

    private static string Calendar(MimeMessage mail) => mail.BodyParts.OfType<TextPart>().First(part => part.ContentType.IsMimeType("text", "calendar")).Text;

    private static string Line(string calendar, string key) => calendar.Split('\n').Select(line => line.Trim()).Last(line => line.StartsWith(key, StringComparison.Ordinal));

    private Task Look(string page) => isFirst ? screens.Look(Page, page) : Task.CompletedTask;
}

/// <param name="DaysAhead">Whole days after which the session is certainly over.</param>
internal sealed record Appointment(string CoachsAddress, int DaysAhead);
