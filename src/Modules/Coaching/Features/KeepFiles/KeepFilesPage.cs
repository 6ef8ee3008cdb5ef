using Confrere.Coaching.Data;
using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Coaching.Features.KeepFiles;

[Authorize(Policy = CoachingAccess.Files), RequestSizeLimit(Uploaded.MostRequestBytes)]
internal sealed class KeepFilesPage(Reader reader, KeepFiles keep) : PageModel
{
    public bool HasPhotograph { get; private set; }
    public IReadOnlyList<(Guid Id, string Words, Guid? File)> Credentials { get; private set; } = [];
    public string? Refusal { get; private set; }

    public PersonId Coach => User.PersonId()!.Value;

    public Task OnGet() => Load();

    public async Task<IActionResult> OnGetEvidence(Guid file) =>
        await reader.Query<CoachFile>().FirstOrDefaultAsync(row => row.Id == new Domain.CoachFileId(file) && row.Coach == Coach && row.Credential != null) is { } stored
            ? Uploaded.ToDownload(Response, stored) : NotFound();

    public async Task<IActionResult> OnPostPhotograph(IFormFile? file) =>
        await Answer((await keep.Photograph(Coach, await Uploaded.BytesOf(file))).Refusal, "The photograph is kept.");

    public async Task<IActionResult> OnPostRemove() => await Answer((await keep.RemovePhotograph(Coach)).Refusal, "The photograph is removed.");

    public async Task<IActionResult> OnPostEvidence(Guid credential, IFormFile? file) =>
        await Answer((await keep.Evidence(Coach, new(credential), await Uploaded.BytesOf(file))).Refusal, "The file is kept.");

    private async Task<IActionResult> Answer(Refusal? refusal, string done)
    {
        if (refusal is null)
        {
            TempData["Done"] = done;
            return Redirect("/coach/files");
        }
        await Load();
        Refusal = refusal.Sentence;
        return Page();
    }

    private async Task Load()
    {
        var files = await reader.Query<CoachFile>().Where(row => row.Coach == Coach).Select(row => new { row.Id, row.Credential }).ToListAsync();
        HasPhotograph = files.Exists(row => row.Credential is null);
        Credentials = [.. (await reader.Query<Credential>().Where(row => row.Coach == Coach).ToListAsync()).OrderByDescending(row => row.Expires)
            .Select(row => (row.Id.Value, row.InWords, files.Find(file => file.Credential == row.Id)?.Id.Value))];
    }
}
