using Confrere.Enrolment.Domain;
using Confrere.Kernel.Refusals;
using Confrere.People.Contracts;
using Confrere.Protocols.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Confrere.Enrolment.Features.SignConsent;

/// <summary>The consent text, the statement, a name; signing leads home.</summary>
[Authorize(Policy = EnrolmentAccess.Invitation)]
internal sealed class SignConsentPage(SignConsent sign, Invitations invitations, ISignIn signIn) : PageModel
{
    public Programme Programme { get; private set; } = null!;
    public ConsentText Consent => Programme.Protocol.Consent;
    public Refusal? Refused { get; private set; }

    [BindProperty]
    public string? TypedName { get; set; }

    [BindProperty]
    public bool Agrees { get; set; }

    [BindProperty]
    public bool AsText { get; set; }

    public Task<IActionResult> OnGet(string token) => Show(token);

    public async Task<IActionResult> OnPost(string token)
    {
        var result = await sign.Handle(token, TypedName, Agrees, AsText);
        Refused = result.Refusal;
        if (result.IsRefused) return await Show(token);
        await signIn.SignIn(HttpContext, result.Value.Person);
        TempData["Done"] = "You take part. Your signed copy is on its way by mail.";
        return LocalRedirect("/me");
    }

    private async Task<IActionResult> Show(string token)
    {
        if (await invitations.Find(token) is not { } invitation) return NotFound();
        if (invitation.IsTooLate || invitation.State is not (InvitationState.Eligible or InvitationState.Declined)) return LocalRedirect(InvitationPages.PathFor(token, invitation));
        Programme = invitation.Programme;
        return Page();
    }
}
