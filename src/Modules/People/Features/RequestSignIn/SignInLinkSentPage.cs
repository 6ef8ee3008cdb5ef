using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Confrere.People.Features.RequestSignIn;

[Authorize(Policy = PeopleAccess.SignIn)]
internal sealed class SignInLinkSentPage : PageModel;
