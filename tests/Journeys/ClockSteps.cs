namespace Confrere.Journeys.Tests;

/// <summary>The demonstration's clock page.</summary>
internal sealed class ClockSteps(Person person, RunningHouse house)
{
    public async Task MoveForward(int days)
    {
        await person.Page.Open(house.ClockPage);
        await person.Page.FillAsync("input[name=days]", $"{days}");
        await person.Page.Press("main form button");
    }
}
