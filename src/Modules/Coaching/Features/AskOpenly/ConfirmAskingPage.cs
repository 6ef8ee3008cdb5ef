using Confrere.People.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Confrere.Coaching.Features.AskOpenly;

/// <summary>One button. The link is used up by pressing it, not by looking: mail scanners look.</summary>
[Authorize(Policy = CoachingAccess.AskOpenly)]
internal sealed class ConfirmAskingPage(AskOpenly ask, ISignIn signIn) : PageModel
{
    public bool IsOpen { get; private set; }
    public bool IsKept { get; private set; }
    public string? Refusal { get; private set; }

    public async Task OnGet(string token) => IsOpen = await ask.IsOpen(token);

    public async Task<IActionResult> OnPost(string token)
    {
        var outcome = await ask.Confirm(token);
        if (outcome.IsRefused)
        {
            (IsOpen, Refusal) = (outcome.Refusal is not AskLinkIsOver, outcome.Refusal.Sentence);
            return Page();
        }
        IsKept = outcome.Value.WasKnown;
        if (IsKept) return Page();
        await signIn.SignIn(HttpContext, outcome.Value.Person);
        TempData["Done"] = "Your place is kept. Say what a coach should know, and you see whether one has room.";
        return Redirect("/me/coaches");
    }
}
