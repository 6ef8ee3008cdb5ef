using Confrere.Coaching.Data;
using Confrere.Kernel.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Coaching.Features.BreakConfidence;

[Authorize(Policy = CoachingAccess.Roster)]
internal sealed class PathwayPage(Reader reader, SetPathway set) : PageModel
{
    public string Whom { get; private set; } = "";
    public string Say { get; private set; } = "";
    public string Rules { get; private set; } = "";
    public string? Refusal { get; private set; }

    public async Task OnGet()
    {
        if (await reader.Query<Pathway>().FirstOrDefaultAsync() is { } known) (Whom, Say, Rules) = (known.WhomToCall, known.WhatToSay, known.Rules);
    }

    public async Task<IActionResult> OnPost(string? whom, string? say, string? rules)
    {
        Refusal = (await set.Handle(whom, say, rules)).Refusal?.Sentence;
        if (Refusal is not null)
        {
            (Whom, Say, Rules) = (whom ?? "", say ?? "", rules ?? "");
            return Page();
        }
        TempData["Done"] = "Your coaches see this from now on.";
        return Redirect("/coaches/pathway");
    }
}
