using Confrere.Allocation.Contracts;
using Confrere.Allocation.Domain;
using Confrere.Kernel.Access;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.Protocols.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace Confrere.Allocation.Features.EnterShare;

[Authorize(Policy = AllocationAccess.Custody)]
internal sealed class EnterSharePage(EnterShare enter, OpenSeed.OpenSeed open, IProgrammes programmes, IAllocationSeals seals) : PageModel
{
    private PersonId _reader;

    public Programme Programme { get; private set; } = null!;
    public IReadOnlyList<EnteredShare> Entered { get; private set; } = [];
    public Instant? SealedAt { get; private set; }
    public bool CanOpen { get; private set; }
    public string Reason { get; private set; } = "";
    public Refusal? Refused { get; private set; }

    public bool CanEnter => SealedAt is null && Entered.Count < Custody.Custodians && Entered.All(share => share.Custodian != _reader);

    public Task<IActionResult> OnGet(Guid id) => Show(new(id));

    public async Task<IActionResult> OnPostEnter(Guid id, string? share)
    {
        if (User.PersonId() is not { } reader) return NotFound();
        return await After(id, await enter.Handle(new(id), reader, share), "Your share is entered. Nobody can read it until the seed is opened.");
    }

    public async Task<IActionResult> OnPostOpen(Guid id, bool confirmed, string? reason)
    {
        Reason = reason?.Trim() ?? "";
        return await After(id, await open.Handle(new(id), confirmed, Reason), "The seed is open. Everybody can check the list now.");
    }

    private async Task<IActionResult> After(Guid id, Result<Done> result, string done)
    {
        Refused = result.Refusal;
        if (result.IsRefused) return await Show(new(id));
        TempData["Done"] = done;
        return LocalRedirect($"/programmes/{id}");
    }

    private async Task<IActionResult> Show(ProgrammeId id)
    {
        if (User.PersonId() is not { } reader || await programmes.Find(id) is not { Protocol.DrawsAnything: true } programme) return NotFound();
        (_reader, Programme, Entered) = (reader, programme, await enter.Entered(id));
        SealedAt = (await seals.Of(id))?.SealedAt;
        CanOpen = await open.Refusal(id) is null;
        return Page();
    }
}
