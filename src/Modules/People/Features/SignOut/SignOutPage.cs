using Confrere.People.Features.CompleteSignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Confrere.People.Features.SignOut;

/// <summary>Ends the session and asks the browser to forget what it kept: the computer on the ward is shared.</summary>
[Authorize(Policy = PeopleAccess.SignIn)]
internal sealed class SignOutPage : PageModel
{
    public async Task<IActionResult> OnPost()
    {
        await HttpContext.SignOutAsync(CookieSignIn.Scheme);
        Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        return LocalRedirect("/sign-in");
    }
}
