using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.People.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Coaching.Features.KeepFiles;

/// <summary>A coach's evidence, for the director who keeps the record.</summary>
[Authorize(Policy = CoachingAccess.Roster)]
internal sealed class EvidencePage(Reader reader, IPeople people) : PageModel
{
    public async Task<IActionResult> OnGet(Guid id, Guid file)
    {
        var (coach, key) = (new PersonId(id), new CoachFileId(file));
        if (await reader.Query<CoachFile>().FirstOrDefaultAsync(row => row.Id == key && row.Coach == coach && row.Credential != null) is not { } stored) return NotFound();
        // A certificate holds the coach's name: reading it leaves a receipt like a page that shows it.
        await people.ContactOf(coach);
        return Uploaded.ToDownload(Response, stored);
    }
}
