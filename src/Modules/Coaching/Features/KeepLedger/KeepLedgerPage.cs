using System.Text;
using Confrere.Coaching.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.Protocols.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Confrere.Coaching.Features.KeepLedger;

[Authorize(Policy = CoachingAccess.Pay)]
internal sealed class KeepLedgerPage(IProgrammes programmes, Ledger ledger, KeepLedger keep) : PageModel
{
    public IReadOnlyList<Programme> Programmes { get; private set; } = [];
    public Programme? Chosen { get; private set; }
    public IReadOnlyList<PayPeriod> Periods { get; private set; } = [];
    public int? Period { get; private set; }
    public IReadOnlyList<LedgerLine> Lines { get; private set; } = [];
    public IReadOnlyList<CoachSum> Sums { get; private set; } = [];
    public Costs Costs { get; private set; } = new(0, 0, 0, null, null);
    public int SmallestCell => Chosen?.Protocol.Disclosure.SmallestCell ?? 0;
    public int Waiting => Lines.Count(line => line.IsWaiting);
    public string? Refusal { get; private set; }

    public async Task<IActionResult> OnGet(Guid? programme, int? period) => await Load(programme, period) ? Page() : NotFound();

    public async Task<IActionResult> OnGetFile(Guid? programme, int? period)
    {
        if (!await Load(programme, period) || Chosen is null) return NotFound();
        return File(Encoding.UTF8.GetBytes(PayrollFile.Of(Sums)), "text/csv", $"pay-{(period is { } number ? $"period-{number}" : "open")}.csv");
    }

    public async Task<IActionResult> OnPostApprove(Guid programme)
    {
        var outcome = await keep.Approve(new(programme));
        return await Answer(programme, null, outcome.Refusal, outcome.IsRefused ? "" : $"{outcome.Value} {(outcome.Value == 1 ? "line is" : "lines are")} approved.");
    }

    public async Task<IActionResult> OnPostClose(Guid programme)
    {
        var outcome = await keep.Close(new(programme));
        return await Answer(programme, null, outcome.Refusal, outcome.IsRefused ? "" : $"Period {outcome.Value} is closed.");
    }

    public async Task<IActionResult> OnPostReverse(Guid programme, int? period, Guid line, string? reason) =>
        await Answer(programme, period, (await keep.Reverse(new(line), reason ?? "")).Refusal, "The line is reversed. The reversal stands in the open period and waits for approval.");

    private async Task<IActionResult> Answer(Guid programme, int? period, Refusal? refusal, string done)
    {
        if (refusal is null)
        {
            TempData["Done"] = done;
            return Redirect($"/pay?programme={programme}");
        }
        if (!await Load(programme, period)) return NotFound();
        Refusal = refusal.Sentence;
        return Page();
    }

    private async Task<bool> Load(Guid? programme, int? period)
    {
        Programmes = await programmes.All();
        Chosen = programme is { } id ? Programmes.FirstOrDefault(row => row.Id.Value == id) : Programmes.FirstOrDefault();
        if (Chosen is null) return programme is null;
        Periods = await ledger.Periods(Chosen.Id);
        if (period is { } number && Periods.All(row => row.Number != number)) return false;
        Period = period;
        (Lines, Sums) = await ledger.Of(Chosen.Id, Periods.FirstOrDefault(row => row.Number == period)?.Id);
        Costs = await ledger.Costs(Chosen.Id, SmallestCell);
        return true;
    }
}
