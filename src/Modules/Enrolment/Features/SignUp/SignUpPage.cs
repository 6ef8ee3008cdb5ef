using Confrere.Kernel.Refusals;
using Confrere.People.Contracts;
using Confrere.Protocols.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Confrere.Enrolment.Features.SignUp;

/// <summary>The open page of a programme whose protocol has one. It says the same whoever asks.</summary>
[Authorize(Policy = EnrolmentAccess.SignUp)]
internal sealed class SignUpPage(SignUp signUp, IInstitutions institutions) : PageModel
{
    public Programme Programme { get; private set; } = null!;
    public string Institution { get; private set; } = "";
    public Refusal? Refused { get; private set; }
    public bool IsSent { get; private set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    public Task<IActionResult> OnGet(Guid id, bool sent = false)
    {
        IsSent = sent;
        return Show(id);
    }

    public async Task<IActionResult> OnPost(Guid id)
    {
        var result = await signUp.Handle(new(id), Name, Email, HttpContext.Connection.RemoteIpAddress?.ToString() ?? "unknown");
        Refused = result.Refusal;
        return result.IsRefused ? await Show(id) : LocalRedirect($"/join/{id}?sent=true");
    }

    private async Task<IActionResult> Show(Guid id)
    {
        if (await signUp.Find(new(id)) is not { } programme) return NotFound();
        (Programme, Institution) = (programme, (await institutions.Current())?.Name ?? "Your institution");
        return Page();
    }
}
