using Confrere.App.Hosting;
using Confrere.Coaching.Features.EndEngagement;
using Confrere.Surveys.Features.CloseWindows;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using NodaTime.Text;

namespace Confrere.App.Demonstration;

/// <summary>Sign-in links and the clock, for whoever has the key that the terminal printed.</summary>
[Authorize(Policy = AppAccess.Start)]
internal sealed class ShowDemonstrationPage(DemonstrationKey key, DemonstrationClock clock, WindowWatch windows, KeepHouse housekeeping) : PageModel
{
    private const int FurthestDays = 400;
    private static readonly LocalDatePattern DatePattern = LocalDatePattern.CreateWithInvariantCulture("d MMMM uuuu");

    public string Key => key.Value;
    public IReadOnlyList<string> Roles => DemonstrationRole.Offered;

    public string ClockSentence =>
        $"It is {DatePattern.Format(clock.GetCurrentInstant().InUtc().Date)} here"
        + (clock.DaysAhead == 0 ? ", as everywhere." : $", {clock.DaysAhead} days ahead of your own calendar.");

    public IActionResult OnGet([FromQuery(Name = "key")] string? offered) => key.Opens(offered) ? Page() : NotFound();

    public async Task<IActionResult> OnPost([FromForm(Name = "key")] string? offered, [FromForm] int days)
    {
        if (!key.Opens(offered)) return NotFound();
        clock.MoveForward(Math.Clamp(days, 1, FurthestDays));
        await windows.TakeAll();
        await housekeeping.Run();
        return Redirect($"{DemonstrationEndpoints.Path}?key={key.Value}");
    }
}
