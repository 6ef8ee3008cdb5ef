using Confrere.Kernel.Refusals;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Confrere.People.Features.RequestSignIn;

/// <summary>Asks for an address and says the same whether it is known or not.</summary>
[Authorize(Policy = PeopleAccess.SignIn)]
internal sealed class RequestSignInPage(RequestSignInLink request) : PageModel
{
    [BindProperty]
    public string? Email { get; set; }

    public Refusal? Refused { get; private set; }

    public async Task<IActionResult> OnPost()
    {
        var result = await request.Handle(Email, HttpContext.Connection.RemoteIpAddress?.ToString() ?? "unknown");
        if (!result.IsRefused) return LocalRedirect("/sign-in/sent");
        Refused = result.Refusal;
        return Page();
    }
}
