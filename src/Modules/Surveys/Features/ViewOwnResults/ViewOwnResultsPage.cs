using Confrere.Kernel.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Confrere.Surveys.Features.ViewOwnResults;

[Authorize(Policy = SurveysAccess.Own)]
internal sealed class ViewOwnResultsPage(OwnCurves curves) : PageModel
{
    public IReadOnlyList<OwnCurve> Curves { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (User.PersonId() is not { } person || await curves.Of(person) is not { } own) return NotFound();
        Curves = own;
        return Page();
    }
}
