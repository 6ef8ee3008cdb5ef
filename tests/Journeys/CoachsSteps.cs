using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Confrere.Journeys.Tests;

internal sealed class CoachsSteps(Person person, RunningHouse house, Screens screens)
{
    private string _session = "";

    public async Task SignInByMail(string address)
    {
        await person.Page.Open($"{house.Address}/sign-in");
        await screens.Look(person.Page, "sign-in");
        await person.Page.FillAsync("input[name=Email]", address);
        await person.Page.Press();
        var link = await house.LinkIn(address, new Regex(@"https?://\S+/sign-in/\S+"));
        await person.Page.Open(link);
        await person.Page.Press();
    }

    public async Task SeeTheSessionInTheAgenda(string with)
    {
        await person.Page.Open($"{house.Address}/coach");
        await screens.Look(person.Page, "coach-agenda");
        var session = person.Page.Locator(".agenda__row").Filter(new() { HasText = with }).Locator("a[href*='/coach/sessions/']");
        _session = (await session.First.GetAttributeAsync("href"))!;
    }

    // Drawn here, so that no picture of anybody is in the project.
    private async Task KeepAPhotograph()
    {
        var picture = await person.Page.ScreenshotAsync(new() { Type = ScreenshotType.Jpeg, Quality = 30, Clip = new() { X = 0, Y = 0, Width = 96, Height = 96 } });
        await person.Page.Open($"{house.Address}/coach/files");
        await person.Page.Locator("form[action*='Photograph'] input[type=file]").SetInputFilesAsync(new FilePayload { Name = "me.jpg", MimeType = "image/jpeg", Buffer = picture });
        await person.Page.Press("form[action*='Photograph'] button.c-button--secondary");
        (await person.Page.EvaluateAsync<int>("document.querySelector('main img.portrait').naturalWidth")).ShouldBe(96);
        await screens.Look(person.Page, "coach-files");
    }

    public async Task RecordItHeldAndKeepANote()
    {
        await person.Page.Open($"{house.Address}{_session}");
        await screens.Look(person.Page, "coach-session");
        await person.Page.Press("form[action*='Held'] button.c-button--primary");
        await person.Page.Open($"{house.Address}{_session}");
        var notes = new NotesSteps(person.Page, house.Address, _session);
        await notes.MakeKey();
        const string Note = "Begin with the list of what can wait.";
        await notes.Write("coach", Note);
        await person.Page.Open($"{house.Address}{_session}");
        (await notes.Read("coach")).ShouldBe(Note);
        await screens.Look(person.Page, "coach-note-kept");
        await KeepAPhotograph();
        await person.Page.Open($"{house.Address}/coach/days");
        await screens.Look(person.Page, "coach-days");
        await person.Page.Open($"{house.Address}/coach/well-being");
        await screens.Look(person.Page, "coach-well-being");
        await person.Page.Open($"{house.Address}/coach/hours");
        await screens.Look(person.Page, "coach-hours");
    }
}
