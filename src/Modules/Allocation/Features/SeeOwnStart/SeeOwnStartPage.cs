using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Confrere.Allocation.Features.SeeOwnStart;

[Authorize(Policy = AllocationAccess.Own)]
internal sealed class SeeOwnStartPage(IParticipants participants, OwnStart start) : PageModel
{
    public DrawnStart Start { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        if (User.PersonId() is not { } person || await participants.OfPerson(person) is not { } participant) return NotFound();
        if (await start.Of(participant) is not { } drawn) return Redirect("/me");
        Start = drawn;
        return Page();
    }
}
