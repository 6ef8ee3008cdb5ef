using Confrere.Kernel.Refusals;
using Confrere.Protocols.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Confrere.Protocols.Features.AmendProgramme;

/// <summary>The director writes the next version, sees what would change, and keeps it.</summary>
[Authorize(Policy = ProtocolsAccess.Amend)]
internal sealed class AmendProgrammePage(AmendProgramme amend, IProgrammes programmes, LatestDocument latest) : PageModel
{
    public Programme Programme { get; private set; } = null!;
    public Refusal? Refused { get; private set; }
    public AmendmentPreview? Preview { get; private set; }

    [BindProperty]
    public string? Document { get; set; }

    /// <summary>"see" or "keep".</summary>
    [BindProperty]
    public string? Step { get; set; }

    public async Task<IActionResult> OnGet(Guid id)
    {
        if (await programmes.Find(new(id)) is not { } programme) return NotFound();
        Programme = programme;
        Document = CoveredSizes.Cover(await latest.ToAmend(programme.Id));
        return Page();
    }

    public async Task<IActionResult> OnPost(Guid id)
    {
        if (await programmes.Find(new(id)) is not { } programme) return NotFound();
        Programme = programme;
        if (Step == "keep") return await Keep(programme);
        var seen = await amend.Preview(programme.Id, await Written(programme));
        Refused = seen.Refusal;
        if (!seen.IsRefused) Preview = seen.Value;
        return Page();
    }

    private async Task<IActionResult> Keep(Programme programme)
    {
        var kept = await amend.Handle(programme.Id, await Written(programme));
        Refused = kept.Refusal;
        if (kept.IsRefused) return Page();
        TempData["Done"] = $"Version {kept.Value} is kept.";
        return LocalRedirect($"/programmes/{programme.Id}/versions");
    }

    private async Task<string> Written(Programme programme) => CoveredSizes.Uncover(Document ?? "", await latest.ToAmend(programme.Id));
}
