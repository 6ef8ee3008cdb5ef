using Confrere.Coaching.Domain;
using Confrere.Coaching.Features.AskOnDemand;
using Confrere.People.Contracts;
using Confrere.Protocols.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Confrere.Coaching.Features.AskOpenly;

/// <summary>The open page of a programme whose coaching can be asked for. It says the same whoever asks.</summary>
[Authorize(Policy = CoachingAccess.AskOpenly)]
internal sealed class AskOpenlyPage(AskOpenly ask, ExpectedWaits waits, IInstitutions institutions) : PageModel
{
    public Programme Programme { get; private set; } = null!;
    public Offering Offering { get; private set; } = null!;
    public ExpectedWait Wait { get; private set; } = null!;
    public string Institution { get; private set; } = "";
    public string? Name { get; private set; }
    public string? Email { get; private set; }
    public string? Refusal { get; private set; }
    public bool IsSent { get; private set; }

    public Task<IActionResult> OnGet(Guid id, bool sent = false)
    {
        IsSent = sent;
        return Show(id);
    }

    public async Task<IActionResult> OnPost(Guid id, string? name, string? email)
    {
        var outcome = await ask.Handle(new(id), name, email, HttpContext.Connection.RemoteIpAddress?.ToString() ?? "unknown");
        if (!outcome.IsRefused) return LocalRedirect($"/ask/{id}?sent=true");
        (Name, Email, Refusal) = (name, email, outcome.Refusal.Sentence);
        return await Show(id);
    }

    private async Task<IActionResult> Show(Guid id)
    {
        if (await ask.Find(new(id)) is not { } found) return NotFound();
        (Programme, Offering, Institution) = (found.Programme, found.Offering, (await institutions.Current())?.Name ?? "Your institution");
        Wait = await waits.Of(Programme, Offering, asker: null);
        return Page();
    }
}
