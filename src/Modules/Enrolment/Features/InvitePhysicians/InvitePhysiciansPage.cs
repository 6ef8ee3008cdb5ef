using Confrere.Kernel.Refusals;
using Confrere.Protocols.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Confrere.Enrolment.Features.InvitePhysicians;

[Authorize(Policy = EnrolmentAccess.Direct)]
internal sealed class InvitePhysiciansPage(InvitePhysicians invite, Roster roster, IProgrammes programmes) : PageModel
{
    public Programme Programme { get; private set; } = null!;
    public IReadOnlyList<RosterLine> Lines { get; private set; } = [];
    public Refusal? Refused { get; private set; }

    [BindProperty]
    public string? List { get; set; }

    public Task<IActionResult> OnGet(Guid id) => Show(id);

    public async Task<IActionResult> OnPost(Guid id)
    {
        var result = await invite.Handle(new(id), List ?? "");
        Refused = result.Refusal;
        if (result.IsRefused) return await Show(id);
        TempData["Done"] = Sentence(result.Value);
        return LocalRedirect($"/programmes/{id}/invitations");
    }

    private async Task<IActionResult> Show(Guid id)
    {
        if (await programmes.Find(new(id)) is not { } programme) return NotFound();
        (Programme, Lines) = (programme, await roster.Of(programme.Id));
        return Page();
    }

    private static string Sentence(InvitedPhysicians invited)
    {
        var sent = invited.Sent.Count switch { 0 => "Nobody new was on the list.", 1 => "One invitation is on its way.", var count => $"{count} invitations are on their way." };
        var before = invited.InvitedBefore switch { 0 => "", 1 => " One physician had been invited before.", var count => $" {count} physicians had been invited before." };
        return sent + before;
    }
}
