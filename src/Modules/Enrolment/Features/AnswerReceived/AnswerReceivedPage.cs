using Confrere.Enrolment.Data;
using Confrere.Enrolment.Domain;
using Confrere.Kernel.Data;
using Confrere.Protocols.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Enrolment.Features.AnswerReceived;

/// <summary>A kind word to those who do not take part, by their answers or by their choice.</summary>
[Authorize(Policy = EnrolmentAccess.Invitation)]
internal sealed class AnswerReceivedPage(Invitations invitations, Reader reader) : PageModel
{
    public bool IsTooLate { get; private set; }
    public bool HasDeclined { get; private set; }
    public bool HasAnsweredQuestions { get; private set; }
    public IReadOnlyList<EligibilityQuestion> Reasons { get; private set; } = [];

    public async Task<IActionResult> OnGet(string token)
    {
        if (await invitations.Find(token) is not { } invitation) return NotFound();
        IsTooLate = invitation.IsTooLate;
        if (IsTooLate) return Page();
        if (invitation.State is not (InvitationState.Declined or InvitationState.NotEligible)) return LocalRedirect(InvitationPages.PathFor(token, invitation));
        HasDeclined = invitation.State == InvitationState.Declined;
        var answers = await reader.Query<EligibilityAnswerRow>().Where(row => row.InvitationId == invitation.Id).ToListAsync();
        HasAnsweredQuestions = answers.Count > 0;
        Reasons = [.. invitation.Programme.Protocol.Eligibility.Where(question => answers.Any(answer => answer.Question == question.Code && !answer.Admits))];
        return Page();
    }
}
