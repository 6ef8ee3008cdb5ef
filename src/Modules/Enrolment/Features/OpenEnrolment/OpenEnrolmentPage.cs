using Confrere.Enrolment.Data;
using Confrere.Enrolment.Domain;
using Confrere.Kernel.Refusals;
using Confrere.People.Contracts;
using Confrere.Protocols.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Confrere.Enrolment.Features.OpenEnrolment;

/// <summary>Opens enrolment, and once it is open, closes it.</summary>
[Authorize(Policy = EnrolmentAccess.Direct)]
internal sealed class OpenEnrolmentPage(
    OpenEnrolment open, CloseEnrolment.CloseEnrolment close, EnrolmentPeriods periods, IProgrammes programmes, IInstitutions institutions) : PageModel
{
    public Programme Programme { get; private set; } = null!;
    public EnrolmentPeriod Period { get; private set; } = null!;
    public IReadOnlyList<string> Obstacles { get; private set; } = [];
    public IReadOnlyList<string> Warnings { get; private set; } = [];
    public Refusal? Refused { get; private set; }
    public string Reason { get; private set; } = "";

    [BindProperty]
    public bool DespiteWarnings { get; set; }

    public Task<IActionResult> OnGet(Guid id) => Show(id);

    public async Task<IActionResult> OnPost(Guid id)
    {
        var result = await open.Handle(new(id), DespiteWarnings);
        Refused = result.Refusal;
        if (result.IsRefused) return await Show(id);
        TempData["Done"] = await programmes.Find(new(id)) is { Protocol.DrawsAnything: false } ? "Enrolment is open." : "Enrolment is open. The order of allocation is sealed.";
        return LocalRedirect($"/programmes/{id}/invitations");
    }

    public async Task<IActionResult> OnPostClose(Guid id, bool confirmed, string? reason)
    {
        Reason = reason?.Trim() ?? "";
        var result = await close.Handle(new(id), confirmed, Reason);
        Refused = result.Refusal;
        if (result.IsRefused) return await Show(id);
        TempData["Done"] = "Enrolment has ended. Those who take part go on.";
        return LocalRedirect($"/programmes/{id}/board");
    }

    private async Task<IActionResult> Show(Guid id)
    {
        if (await programmes.Find(new(id)) is not { } programme) return NotFound();
        (Programme, Period) = (programme, await periods.Of(programme.Id));
        if (Period.OpenedAt is not null) return Page();
        Obstacles = [.. (await open.Unmet(programme.Id)).Select(condition => condition.Sentence)];
        Warnings = open.WarningsFor(programme, await institutions.Current());
        return Page();
    }
}
