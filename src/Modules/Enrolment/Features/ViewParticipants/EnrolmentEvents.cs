using Confrere.Enrolment.Contracts;
using Confrere.Enrolment.Data;
using Confrere.Enrolment.Domain;
using Confrere.Kernel.Audit;
using Confrere.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Enrolment.Features.ViewParticipants;

/// <summary>Consent, consent to a later version, and what was left. What was told from outside is the participant's and the analysis's.</summary>
internal sealed class EnrolmentEvents(Reader reader, AuditLog log) : IParticipantEvents
{
    public async Task<IReadOnlyList<ParticipantEvent>> Of(Participant participant)
    {
        var left = await reader.Query<WithdrawalRow>().Where(row => row.Code == participant.Code).ToListAsync();
        var again = await log.Of($"participant/{participant.Code}", RenewConsent.RenewConsent.Fact);
        return
        [
            new(participant.ConsentedAt, "Consented"),
            .. again.Select(fact => new ParticipantEvent(fact.At, "Consented to a later version of the protocol")),
            .. left.Select(row => new ParticipantEvent(row.At, WordsFor(row.Kind))),
        ];
    }

    private static string WordsFor(string kind) => kind switch
    {
        WithdrawalKind.Coaching => "Left the coaching; surveys go on",
        WithdrawalKind.Contact => "Left the messages and surveys",
        WithdrawalKind.Data => "Left the study",
        _ => "Left the study and had everything deleted",
    };
}
