using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Access;
using Confrere.Kernel.Refusals;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Confrere.Enrolment.Features.Withdraw;

[Authorize(Policy = EnrolmentAccess.Home)]
internal sealed class WithdrawPage(Withdraw withdraw, IParticipants participants) : PageModel
{
    public Refusal? Refused { get; private set; }

    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    public string? Word { get; set; }

    public async Task<IActionResult> OnGet() =>
        User.PersonId() is { } person && await participants.OfPerson(person) is not null ? Page() : NotFound();

    public async Task<IActionResult> OnPost()
    {
        if (User.PersonId() is not { } person) return NotFound();
        var result = await withdraw.Handle(person, Kind, Word);
        Refused = result.Refusal;
        if (result.IsRefused) return Page();
        TempData["Done"] = "It is done, as you asked.";
        return LocalRedirect("/me");
    }
}
