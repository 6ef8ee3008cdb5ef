using Confrere.Enrolment.Data;
using Confrere.Enrolment.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Refusals;
using Confrere.Protocols.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Enrolment.Features.CheckEligibility;

/// <summary>Where the personal link arrives: what this is, and the eligibility questions. Looking changes nothing.</summary>
[Authorize(Policy = EnrolmentAccess.Invitation)]
internal sealed class CheckEligibilityPage(CheckEligibility check, Invitations invitations, Reader reader) : PageModel
{
    public Protocol Protocol { get; private set; } = null!;
    public Refusal? Refused { get; private set; }

    [BindProperty]
    public Dictionary<string, string> Answers { get; set; } = [];

    public Task<IActionResult> OnGet(string token) => Show(token);

    public async Task<IActionResult> OnPost(string token)
    {
        var result = await check.Handle(token, Answers.Where(answer => answer.Value is "yes" or "no").ToDictionary(answer => answer.Key, answer => answer.Value == "yes"));
        Refused = result.Refusal;
        return result.IsRefused
            ? await Show(token)
            : LocalRedirect(InvitationPages.PathFor(token, result.Value ? InvitationState.Eligible : InvitationState.NotEligible));
    }

    public string? ChosenFor(EligibilityQuestion question) => Answers.GetValueOrDefault(question.Code);

    public string? ErrorFor(EligibilityQuestion question) =>
        Refused is QuestionsAreUnanswered unanswered && unanswered.Questions.Contains(question.Code) ? "Choose yes or no." : null;

    private async Task<bool> ThinksAgain(OpenedInvitation invitation) =>
        invitation.State == InvitationState.Declined && !await reader.Query<EligibilityAnswerRow>().AnyAsync(row => row.InvitationId == invitation.Id);

    private async Task<IActionResult> Show(string token)
    {
        if (await invitations.Find(token) is not { } invitation) return NotFound();
        if (invitation.IsTooLate || (invitation.State is not (InvitationState.Invited or InvitationState.SignedUp) && !await ThinksAgain(invitation)))
            return LocalRedirect(InvitationPages.PathFor(token, invitation));
        Protocol = invitation.Programme.Protocol;
        return Page();
    }
}
