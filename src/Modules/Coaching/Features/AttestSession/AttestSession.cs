using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Coaching.Features.AttestSession;

/// <summary>
/// The other side of a session's record: the participant confirms what the coach stated, or says by a code what was otherwise. A dispute
/// changes nothing by itself; the director settles it and meets neither the participant's name nor a word of what was spoken.
/// </summary>
internal sealed class AttestSession(Writer writer)
{
    public Task<Result<Done>> Confirm(PersonId participant, SessionId id) => Answer(participant, id, (session, work) =>
    {
        session.Confirm(work.Now);
        work.Record("SessionConfirmed", $"session/{id}");
        return null;
    });

    public Task<Result<Done>> Dispute(PersonId participant, SessionId id, DisputeCode? code) => Answer(participant, id, (session, work) =>
    {
        if (code is not { } said || !CodesFor(session.State).Contains(said)) return new CodeDoesNotFit();
        session.Dispute(said, work.Now);
        work.Record("SessionDisputed", $"session/{id}", new { Code = said.ToString() });
        return null;
    });

    /// <summary>What can be otherwise with a record of this kind.</summary>
    public static IReadOnlyList<DisputeCode> CodesFor(SessionState state) => state == SessionState.Held
        ? [DisputeCode.WasNotHeld, DisputeCode.OtherDay, DisputeCode.OtherLength, DisputeCode.OtherMode]
        : [DisputeCode.WasHeld, DisputeCode.OtherReason];

    private Task<Result<Done>> Answer(PersonId participant, SessionId id, Func<Session, UnitOfWork, Refusal?> say) => writer.Write<Result<Done>>(async work =>
    {
        var session = await work.Set<Session>().FirstOrDefaultAsync(row => row.Id == id && row.Participant == participant);
        if (session is null || session.AttestationAt(work.Now) == Attestation.Unrecorded) return new NothingToConfirm();
        if (session.AttestationAt(work.Now) != Attestation.Open) return new AnswerIsGiven();
        return say(session, work) is { } refusal ? refusal : Done.It;
    });
}
