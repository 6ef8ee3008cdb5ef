using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Access;
using Confrere.Kernel.Refusals;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Confrere.Enrolment.Features.RecordOutsideEvent;

[Authorize(Policy = EnrolmentAccess.Outside)]
internal sealed class TellOutsideEventPage(RecordOutsideEvent record, IParticipants participants) : PageModel
{
    public Refusal? Refused { get; private set; }

    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    public string? On { get; set; }

    public async Task<IActionResult> OnGet() => User.PersonId() is { } person && await participants.OfPerson(person) is not null ? Page() : NotFound();

    public async Task<IActionResult> OnPost()
    {
        if (User.PersonId() is not { } person) return NotFound();
        var result = await record.ByThemselves(person, Kind, On);
        Refused = result.Refusal;
        if (result.IsRefused) return Page();
        TempData["Done"] = "Thank you. It is kept under your code.";
        return LocalRedirect("/me");
    }
}
