using Confrere.Coaching.Domain;
using Confrere.Kernel.Identifiers;
using Confrere.Protocols.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Confrere.Coaching.Features.ShowDelivery;

[Authorize(Policy = CoachingAccess.Roster)]
internal sealed class ShowDeliveryPage(IProgrammes programmes, DeliveryLedger ledger, SettleDispute.SettleDispute settle) : PageModel
{
    public IReadOnlyList<Dispute> Disputes { get; private set; } = [];
    public IReadOnlyList<(Programme Programme, Delivery Delivery, IReadOnlyList<(ReasonCode Reason, int Times)> Changes)> Delivered { get; private set; } = [];
    public IReadOnlyDictionary<ProgrammeId, string> Exceptions { get; private set; } = new Dictionary<ProgrammeId, string>();
    public string? Refusal { get; private set; }

    public Task OnGet() => Load();

    public async Task<IActionResult> OnPostSettle(Guid session, Settlement? how, int? minutes, SessionMode? mode)
    {
        if ((await settle.Handle(new(session), how, minutes, mode)).Refusal is not { } refusal)
        {
            TempData["Done"] = "The dispute is settled. Dose and pay follow it.";
            return Redirect("/sessions");
        }
        await Load();
        Refusal = refusal.Sentence;
        return Page();
    }

    private async Task Load()
    {
        Disputes = await ledger.Disputes();
        Exceptions = await ledger.Exceptions(await programmes.All());
        var delivered = new List<(Programme, Delivery, IReadOnlyList<(ReasonCode, int)>)>();
        foreach (var programme in await programmes.All()) delivered.Add((programme, await ledger.Of(programme), await ledger.Changes(programme)));
        Delivered = delivered;
    }
}
