namespace Confrere.Journeys.Tests;

internal static class MatchDesksSteps
{
    public static async Task Look(Person desk, RunningHouse house, Screens screens)
    {
        await desk.Page.Open(house.SignInLink("match-desk"));
        await desk.Page.Open($"{house.Address}/match");
        await screens.Look(desk.Page, "match-programmes");
        await desk.Page.Press("main a[href*='/match/']");
        await screens.Look(desk.Page, "match-desk");
    }
}
