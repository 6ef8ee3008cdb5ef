using Confrere.Enrolment.Domain;
using Confrere.Kernel.Refusals;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Confrere.Enrolment.Features.DeclineInvitation;

[Authorize(Policy = EnrolmentAccess.Invitation)]
internal sealed class DeclineInvitationPage(DeclineInvitation decline, Invitations invitations) : PageModel
{
    public Refusal? Refused { get; private set; }

    [BindProperty]
    public string? Reason { get; set; }

    public async Task<IActionResult> OnGet(string token)
    {
        if (await invitations.Find(token) is not { } invitation) return NotFound();
        var hasToDecide = !invitation.IsTooLate && invitation.State is InvitationState.Invited or InvitationState.SignedUp or InvitationState.Eligible;
        return hasToDecide ? Page() : LocalRedirect(InvitationPages.PathFor(token, invitation));
    }

    public async Task<IActionResult> OnPost(string token)
    {
        var result = await decline.Handle(token, Reason);
        Refused = result.Refusal;
        if (Refused is InvitationIsUnknown) return NotFound();
        return result.IsRefused ? Page() : LocalRedirect($"/i/{token}/answer");
    }
}
