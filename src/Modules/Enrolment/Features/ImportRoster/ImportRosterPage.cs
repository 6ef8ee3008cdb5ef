using System.Globalization;
using Confrere.Enrolment.Data;
using Confrere.Enrolment.Features.InvitePhysicians;
using Confrere.Kernel.Refusals;
using Confrere.Protocols.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Confrere.Enrolment.Features.ImportRoster;

/// <summary>Upload, look, then invite. The list travels through the page itself, so that nothing is stored before the director agrees.</summary>
[Authorize(Policy = EnrolmentAccess.Direct)]
internal sealed class ImportRosterPage(PlanRosterImport plan, InvitePhysicians.InvitePhysicians invite, EnrolmentPeriods periods, IProgrammes programmes) : PageModel
{
    public Programme Programme { get; private set; } = null!;
    public bool IsClosed { get; private set; }
    public RosterPlan? Plan { get; private set; }
    public Refusal? Refused { get; private set; }

    [BindProperty]
    public string? Text { get; set; }

    public Task<IActionResult> OnGet(Guid id) => Show(id);

    public async Task<IActionResult> OnPost(Guid id, IFormFile? file)
    {
        if (file is null) Refused = new FileIsMissing();
        else if (file.Length > PlanRosterImport.MostBytes) Refused = new FileIsTooLarge(file.Length, PlanRosterImport.MostBytes);
        else
        {
            var result = await plan.Handle(new(id), await BytesOf(file));
            (Refused, Plan) = (result.Refusal, result.IsRefused ? null : result.Value);
        }
        return await Show(id);
    }

    public async Task<IActionResult> OnPostInvite(Guid id)
    {
        var result = await invite.Handle(new(id), Text ?? "");
        Refused = result.Refusal;
        if (result.IsRefused) return await Show(id);
        TempData["Done"] = result.Value.Sentence;
        return LocalRedirect($"/programmes/{id}/invitations");
    }

    public static string Physicians(int count) => count == 1 ? "1 physician" : string.Create(CultureInfo.InvariantCulture, $"{count:N0} physicians");

    private static async Task<byte[]> BytesOf(IFormFile file)
    {
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    private async Task<IActionResult> Show(Guid id)
    {
        if (await programmes.Find(new(id)) is not { } programme) return NotFound();
        (Programme, IsClosed) = (programme, (await periods.Of(programme.Id)).IsClosed);
        return Page();
    }
}
