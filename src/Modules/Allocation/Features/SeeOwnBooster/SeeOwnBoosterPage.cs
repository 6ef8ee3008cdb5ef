using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Confrere.Allocation.Features.SeeOwnBooster;

[Authorize(Policy = AllocationAccess.Own)]
internal sealed class SeeOwnBoosterPage(IParticipants participants, OwnBooster booster) : PageModel
{
    public const string Address = "/me/start/further";

    public DrawnBooster Booster { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        if (User.PersonId() is not { } person || await participants.OfPerson(person) is not { } participant) return NotFound();
        if (await booster.Of(participant) is not { } drawn) return Redirect("/me");
        Booster = drawn;
        return Page();
    }
}
