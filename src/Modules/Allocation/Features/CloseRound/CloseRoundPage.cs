using Confrere.Allocation.Data;
using Confrere.Kernel.Refusals;
using Confrere.Protocols.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Confrere.Allocation.Features.CloseRound;

/// <summary>The director closes the round that is open.</summary>
[Authorize(Policy = AllocationAccess.Round)]
internal sealed class CloseRoundPage(CloseRound close, Rounds rounds, IProgrammes programmes) : PageModel
{
    public Programme Programme { get; private set; } = null!;
    public IReadOnlyList<DrawRound> Closed { get; private set; } = [];
    public int Waiting { get; private set; }
    public int Next => Closed.Count + 1;
    public int? Places => Programme.Protocol.Randomisation.Places;

    /// <summary>The lottery has places for all who have applied by now.</summary>
    public bool HasPlacesForAll => Places >= Waiting;

    public Refusal? Refused { get; private set; }
    public string Reason { get; private set; } = "";

    public Task<IActionResult> OnGet(Guid id) => Show(id);

    public async Task<IActionResult> OnPost(Guid id, int round, bool confirmed, string? reason)
    {
        Reason = reason?.Trim() ?? "";
        var result = await close.Handle(new(id), round, confirmed, Reason);
        Refused = result.Refusal;
        if (result.IsRefused) return await Show(id);
        TempData["Done"] = result.Value.IsDrawn
            ? $"Round {result.Value.Number} is closed, and its {result.Value.People} are drawn. Each reads the result on their own page."
            : $"Round {result.Value.Number} is closed. There were places for all {result.Value.People}, so nothing was drawn.";
        return LocalRedirect($"/programmes/{id}/board");
    }

    private async Task<IActionResult> Show(Guid id)
    {
        if (await programmes.Find(new(id)) is not { Protocol.IsInRounds: true } programme) return NotFound();
        Programme = programme;
        (Closed, Waiting) = await rounds.Of(programme.Id);
        return Page();
    }
}
