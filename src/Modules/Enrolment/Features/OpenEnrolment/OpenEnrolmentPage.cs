using Confrere.Kernel.Refusals;
using Confrere.People.Contracts;
using Confrere.Protocols.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Confrere.Enrolment.Features.OpenEnrolment;

[Authorize(Policy = EnrolmentAccess.Direct)]
internal sealed class OpenEnrolmentPage(OpenEnrolment open, IProgrammes programmes, IInstitutions institutions) : PageModel
{
    public Programme Programme { get; private set; } = null!;
    public bool IsOpen { get; private set; }
    public IReadOnlyList<string> Warnings { get; private set; } = [];
    public Refusal? Refused { get; private set; }

    [BindProperty]
    public bool DespiteWarnings { get; set; }

    public Task<IActionResult> OnGet(Guid id) => Show(id);

    public async Task<IActionResult> OnPost(Guid id)
    {
        var result = await open.Handle(new(id), DespiteWarnings);
        Refused = result.Refusal;
        if (result.IsRefused) return await Show(id);
        TempData["Done"] = "Enrolment is open. The order of allocation is sealed.";
        return LocalRedirect($"/programmes/{id}/invitations");
    }

    private async Task<IActionResult> Show(Guid id)
    {
        if (await programmes.Find(new(id)) is not { } programme) return NotFound();
        Programme = programme;
        IsOpen = await open.OpenedAt(programme.Id) is not null;
        Warnings = open.WarningsFor(programme, await institutions.Current());
        return Page();
    }
}
