using Confrere.Enrolment.Contracts;
using Confrere.Enrolment.Domain;
using Confrere.Kernel.Access;
using Confrere.Kernel.Refusals;
using Confrere.People.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Confrere.Enrolment.Features.Withdraw;

[Authorize(Policy = EnrolmentAccess.Home)]
internal sealed class WithdrawPage(Withdraw withdraw, IParticipants participants, ISignIn signIn) : PageModel
{
    public Refusal? Refused { get; private set; }
    public bool AllowsDeletion { get; private set; }

    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    public string? Word { get; set; }

    public Task<IActionResult> OnGet() => Show();

    public async Task<IActionResult> OnPost()
    {
        if (User.PersonId() is not { } person) return NotFound();
        var result = await withdraw.Handle(person, Kind, Word);
        Refused = result.Refusal;
        if (result.IsRefused) return await Show();
        TempData["Done"] = Kind == WithdrawalKind.Deletion ? "It is deleted, as you asked. We do not know you any more, and you are signed out." : "It is done, as you asked.";
        if (Kind != WithdrawalKind.Deletion) return LocalRedirect("/me");
        await signIn.SignOut(HttpContext);
        return LocalRedirect("/sign-in");
    }

    private async Task<IActionResult> Show()
    {
        if (User.PersonId() is not { } person || await participants.OfPerson(person) is not { } participant) return Refused is null ? NotFound() : Page();
        AllowsDeletion = await withdraw.AllowsDeletion(participant);
        return Page();
    }
}
