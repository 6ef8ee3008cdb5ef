using Confrere.Enrolment.Data;
using Confrere.Enrolment.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Refusals;
using Confrere.Protocols.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Enrolment.Features.CheckEligibility;

/// <summary>Takes the answers to the protocol's eligibility questions, once, and keeps them as the reasons of the participant flow.</summary>
internal sealed class CheckEligibility(Writer writer, Invitations invitations)
{
    /// <returns>Whether the physician can take part.</returns>
    public async Task<Result<bool>> Handle(string token, IReadOnlyDictionary<string, bool> answers)
    {
        if (await invitations.Find(token) is not { } invitation) return new InvitationIsUnknown();
        var questions = invitation.Programme.Protocol.Eligibility;
        var open = questions.Where(question => !answers.ContainsKey(question.Code)).ToList();
        if (open.Count > 0) return new QuestionsAreUnanswered([.. open.Select(question => question.Code)]);
        return await writer.Write<Result<bool>>(async work =>
        {
            var row = await work.Set<InvitationRow>().SingleAsync(row => row.Id == invitation.Id);
            if (row.State is not (InvitationState.Invited or InvitationState.SignedUp or InvitationState.Declined)) return new EligibilityIsAnsweredAlready();
            // Who declined before the questions may think again; who declined after them has answered.
            if (await work.Set<EligibilityAnswerRow>().AnyAsync(answer => answer.InvitationId == row.Id)) return new EligibilityIsAnsweredAlready();
            if (await EnrolmentPeriods.Against(row.ProgrammeId, work) is { } closed) return closed;
            row.DeclineReason = null;
            return Assess(row, questions, answers, work);
        });
    }

    private static bool Assess(InvitationRow row, IReadOnlyList<EligibilityQuestion> questions, IReadOnlyDictionary<string, bool> answers, UnitOfWork work)
    {
        foreach (var question in questions)
            work.Db.Add(new EligibilityAnswerRow
            {
                InvitationId = row.Id, Question = question.Code, Answer = answers[question.Code], Admits = answers[question.Code] == question.AdmittingAnswer,
            });
        var isEligible = questions.All(question => answers[question.Code] == question.AdmittingAnswer);
        row.State = isEligible ? InvitationState.Eligible : InvitationState.NotEligible;
        work.Record("EligibilityAssessed", $"invitation/{row.Id}", new { isEligible });
        return isEligible;
    }
}
