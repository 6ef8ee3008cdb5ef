namespace Confrere.Journeys.Tests;

internal sealed class AnalystsSteps(Person person, RunningHouse house, Screens screens)
{
    public async Task FreezeLockRunAndRead(string programme)
    {
        await person.Page.Open(house.SignInLink("analyst"));
        await screens.Look(person.Page, "analyst-list");
        await person.Page.Open($"{house.Address}/analysis/{programme}");
        await screens.Look(person.Page, "analyst-before");
        await person.Page.Press("form[action*='Lock'] button");
        await person.Page.Press("form[action*='Freeze'] button");
        await person.Page.FillAsync("[name=Reason]", "Planned analysis: the three-month surveys are in.");
        await person.Page.Press("form[action*='Run'] button");
        await screens.Look(person.Page, "analyst-after");
        await person.Page.Open(house.Address + await person.Page.Locator("a[href*='/report/']").First.GetAttributeAsync("href"));
        var report = await person.Page.InnerTextAsync("body");
        report.ShouldContain("95%");
        report.ShouldContain("burnout", Case.Insensitive);
        await screens.Look(person.Page, "report");
        foreach (var path in new[] { "evidence", "planner" })
        {
            await person.Page.Open($"{house.Address}/{path}");
            await screens.Look(person.Page, path);
        }
    }
}
