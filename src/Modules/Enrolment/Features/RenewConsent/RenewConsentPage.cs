using Confrere.Enrolment.Contracts;
using Confrere.Enrolment.Features.SignConsent;
using Confrere.Kernel.Access;
using Confrere.Kernel.Refusals;
using Confrere.Protocols.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Enrolment.Features.RenewConsent;

/// <summary>What has changed and why; the new text; agree, or leave things as they are.</summary>
[Authorize(Policy = EnrolmentAccess.Home)]
internal sealed class RenewConsentPage(RenewConsent renew, IParticipants participants) : PageModel
{
    public Programme Programme { get; private set; } = null!;

    /// <summary>The text that they signed last, to show what is different.</summary>
    public ConsentText Before { get; private set; } = null!;
    public Refusal? Refused { get; private set; }

    [BindProperty]
    public string? TypedName { get; set; }

    [BindProperty]
    public bool Agrees { get; set; }

    [BindProperty]
    public bool AsText { get; set; }

    public Task<IActionResult> OnGet() => Show();

    public async Task<IActionResult> OnPost()
    {
        if (User.PersonId() is not { } person) return NotFound();
        var result = await renew.Handle(person, TypedName, Agrees, AsText);
        Refused = result.Refusal;
        if (Refused is not (null or NothingIsAsked)) return await Show();
        TempData["Done"] = Refused?.Sentence ?? "You agreed to the new version. Your copy is on its way by mail.";
        return LocalRedirect("/me");
    }

    /// <returns>"new" or "changed"; null for a passage that reads as it did.</returns>
    public string? MarkOf(ConsentSection passage) => Before.Sections.FirstOrDefault(signed => signed.Heading == passage.Heading) switch
    {
        null => "new",
        var signed when signed.Text != passage.Text => "changed",
        _ => null,
    };

    private async Task<IActionResult> Show()
    {
        if (User.PersonId() is not { } person || await participants.OfPerson(person) is not { } participant) return NotFound();
        if (await renew.Asked(participant) is not { } programme) return LocalRedirect("/me");
        Programme = programme;
        Before = (await renew.Signed(person, programme.Id).OrderByDescending(row => row.ProtocolVersion).FirstAsync()).Text;
        return Page();
    }
}
