using Confrere.Enrolment.Features.InvitePhysicians;
using Confrere.Kernel.Refusals;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Confrere.Enrolment.Features.RecordOutsideEvent;

/// <summary>The same, noted by a director who heard of it, by name and not by code.</summary>
[Authorize(Policy = EnrolmentAccess.Direct)]
internal sealed class NoteOutsideEventPage(RecordOutsideEvent record, Roster roster) : PageModel
{
    public Guid Programme { get; private set; }
    public RosterLine Line { get; private set; } = null!;
    public Refusal? Refused { get; private set; }

    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    public string? On { get; set; }

    public Task<IActionResult> OnGet(Guid id, Guid invitation) => Show(id, invitation);

    public async Task<IActionResult> OnPost(Guid id, Guid invitation)
    {
        var result = await record.ByTheDirector(new(id), invitation, Kind, On);
        Refused = result.Refusal;
        if (result.IsRefused) return await Show(id, invitation);
        TempData["Done"] = "It is noted.";
        return LocalRedirect($"/programmes/{id}/invitations");
    }

    private async Task<IActionResult> Show(Guid id, Guid invitation)
    {
        if ((await roster.Of(new(id))).SingleOrDefault(line => line.Invitation == invitation && line.TakesPart) is not { } found) return NotFound();
        (Programme, Line) = (id, found);
        return Page();
    }
}
