using Confrere.App.Hosting;
using Confrere.Kernel.Access;
using Confrere.Protocols.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Confrere.App.Features.ShowStart;

/// <summary>The front door: sends everyone who is signed in to where their work is.</summary>
[Authorize(Policy = AppAccess.Start)]
internal sealed class ShowStartPage(IProgrammes programmes) : PageModel
{
    public async Task<IActionResult> OnGet()
    {
        if (User.IsInRole(Role.Director)) return Redirect(await FirstProgramme() is { } id ? $"/programmes/{id}/board" : "/programmes");
        if (User.IsInRole(Role.MatchDesk)) return Redirect("/match");
        if (User.IsInRole(Role.Analyst)) return Redirect("/analysis");
        if (User.IsInRole(Role.Coach)) return Redirect("/coach");
        if (User.IsInRole(Role.Participant)) return Redirect("/me");
        if (User.IsInRole(Role.Auditor) || User.IsInRole(Role.Administrator)) return Redirect("/audit");
        return Page();
    }

    private async Task<Guid?> FirstProgramme() => (await programmes.All()).FirstOrDefault()?.Id.Value;
}
