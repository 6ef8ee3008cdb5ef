using System.Globalization;
using Confrere.Kernel.Refusals;
using Confrere.Messages.Contracts;
using Confrere.Protocols.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace Confrere.Surveys.Features.FollowUp;

[Authorize(Policy = SurveysAccess.FollowUp)]
internal sealed class FollowUpPage(IProgrammes programmes, OpenSurveys open, RemindNow remind) : PageModel
{
    public Programme Programme { get; private set; } = null!;
    public IReadOnlyList<OpenVisit> Visits { get; private set; } = [];
    public Refusal? Refused { get; private set; }

    public Task<IActionResult> OnGetAsync(Guid id) => Show(id);

    public async Task<IActionResult> OnPostAsync(Guid id, string? visit)
    {
        if (await programmes.Find(new(id)) is null) return NotFound();
        var result = await remind.Handle(new(id), visit ?? "", HttpContext.RequestAborted);
        Refused = result.Refusal;
        if (Refused is not null) return await Show(id);
        TempData["Done"] = result.Value == 1 ? "One reminder is on its way." : $"{result.Value} reminders are on their way.";
        return LocalRedirect($"/programmes/{id}/surveys");
    }

    public static string Day(LocalDate day) => day.ToString("d MMM uuuu", CultureInfo.InvariantCulture);

    public static string Words(Delivery? last) => last?.State switch
    {
        null => "none yet",
        DeliveryState.Waiting => "waits for its hour",
        DeliveryState.Sent => "sent",
        DeliveryState.NotSent => "not sent",
        _ => last.Reason is { } code ? $"came back ({code})" : "came back",
    };

    private async Task<IActionResult> Show(Guid id)
    {
        if (await programmes.Find(new(id)) is not { } programme) return NotFound();
        (Programme, Visits) = (programme, await open.Of(programme.Id));
        return Page();
    }
}
