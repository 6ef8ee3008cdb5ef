using Confrere.Kernel.Refusals;
using Confrere.People.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Confrere.People.Features.CompleteSignIn;

/// <summary>One button. The link is used up by pressing it, not by looking: mail scanners look.</summary>
[Authorize(Policy = PeopleAccess.SignIn)]
internal sealed class CompleteSignInPage(CompleteSignIn complete, ISignIn signIn) : PageModel
{
    public bool IsOpen { get; private set; }
    public Refusal? Refused { get; private set; }

    public async Task OnGet(string token) => IsOpen = await complete.IsOpen(token);

    public async Task<IActionResult> OnPost(string token)
    {
        var result = await complete.Handle(token);
        Refused = result.Refusal;
        if (result.IsRefused) return Page();
        await signIn.SignIn(HttpContext, result.Value);
        return LocalRedirect("/");
    }
}
