namespace Confrere.Journeys.Tests;

internal static class SponsorsSteps
{
    /// <summary>No account, no cookie: the link alone.</summary>
    public static async Task OpenThePack(Person sponsor, RunningHouse house, Screens screens, string pack)
    {
        await sponsor.Page.Open(new Uri(new Uri(house.Address), pack).ToString());
        (await sponsor.Page.InnerTextAsync("body")).ShouldContain("burnout", Case.Insensitive);
        await screens.Look(sponsor.Page, "sponsors-page");
    }

    public static async Task ReadTheAuditLog(Person auditor, RunningHouse house, Screens screens)
    {
        await auditor.Page.Open(house.SignInLink("auditor"));
        await screens.Look(auditor.Page, "audit-log");
        var log = await auditor.Page.Text();
        log.ShouldContain("ResultReleased");
        log.ShouldNotContain("Nora Winter");
    }
}
