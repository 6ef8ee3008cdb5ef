using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.Protocols.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Confrere.Allocation.Features.OpenEarly;

[Authorize(Policy = AllocationAccess.Override)]
internal sealed class OpenEarlyPage(OpenEarly open, IProgrammes programmes) : PageModel
{
    public Programme Programme { get; private set; } = null!;
    public Refusal? Refused { get; private set; }
    public string Code { get; private set; } = "";
    public string Reason { get; private set; } = "";

    public Task<IActionResult> OnGet(Guid id) => Show(id);

    public async Task<IActionResult> OnPost(Guid id, string? code, string? reason)
    {
        (Code, Reason) = (code?.Trim() ?? "", reason?.Trim() ?? "");
        Refused = (await open.Handle(new(id), new ParticipantCode(Code.ToUpperInvariant()), Reason)).Refusal;
        if (Refused is not null) return await Show(id);
        TempData["Done"] = "Coaching is open for this participant. The reason is in the audit log; the list is as it was drawn.";
        return LocalRedirect($"/programmes/{id}/early");
    }

    private async Task<IActionResult> Show(Guid id)
    {
        if (await programmes.Find(new(id)) is not { Protocol.IsRandomised: true } programme) return NotFound();
        Programme = programme;
        return Page();
    }
}
