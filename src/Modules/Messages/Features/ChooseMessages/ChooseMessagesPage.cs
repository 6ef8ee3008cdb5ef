using Confrere.Kernel.Access;
using Confrere.Messages.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Confrere.Messages.Features.ChooseMessages;

[Authorize(Policy = MessagesAccess.Own)]
internal sealed class ChooseMessagesPage(RefusedMessages refused, ChooseMessages choose) : PageModel
{
    public IReadOnlyList<OptionalMessage> Optional => refused.Optional;

    public IReadOnlySet<string> Refused { get; private set; } = new HashSet<string>();

    /// <summary>The kinds whose boxes are ticked.</summary>
    [BindProperty]
    public string[]? Wanted { get; set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (User.PersonId() is not { } person) return NotFound();
        Refused = await refused.Of(person);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (User.PersonId() is not { } person) return NotFound();
        await choose.Handle(person, (Wanted ?? []).ToHashSet(StringComparer.Ordinal), HttpContext.RequestAborted);
        TempData["Done"] = "Your choice is kept and counts from now.";
        return LocalRedirect("/me/messages");
    }
}
