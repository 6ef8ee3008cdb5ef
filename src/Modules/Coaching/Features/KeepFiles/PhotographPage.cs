using Confrere.Coaching.Data;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Coaching.Features.KeepFiles;

/// <summary>The picture that belongs to a profile, for whoever may read profiles.</summary>
[Authorize(Policy = CoachingAccess.Faces)]
internal sealed class PhotographPage(Reader reader) : PageModel
{
    public async Task<IActionResult> OnGet(Guid id)
    {
        var coach = new PersonId(id);
        return await reader.Query<CoachFile>().FirstOrDefaultAsync(row => row.Coach == coach && row.Credential == null) is { } stored ? Uploaded.ToShow(Response, stored) : NotFound();
    }
}
