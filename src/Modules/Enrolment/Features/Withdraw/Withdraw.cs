using Confrere.Enrolment.Contracts;
using Confrere.Enrolment.Data;
using Confrere.Enrolment.Domain;
using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.Messages.Contracts;
using Confrere.Protocols.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Enrolment.Features.Withdraw;

/// <summary>
/// A participant leaves the coaching, the messages or the study, or has what was collected deleted where the consent text allows it.
/// Surveys and Coaching end theirs in the same transaction.
/// </summary>
internal sealed class Withdraw(Writer writer, IParticipants participants, IProgrammes programmes, IOutbox outbox, Erasure erasure, ActorScope actor)
{
    public const string ConfirmingWord = "withdraw";

    public async Task<Result<Done>> Handle(PersonId person, string? kind, string? word)
    {
        if (await participants.OfPerson(person) is not { } participant) return new PersonTakesNoPart();
        if (kind is null || !WithdrawalKind.All.Contains(kind)) return new WithdrawalKindIsNotChosen();
        if (kind == WithdrawalKind.Deletion && !await AllowsDeletion(participant)) return new DeletionIsNotAllowed();
        if (!string.Equals(word?.Trim(), ConfirmingWord, StringComparison.OrdinalIgnoreCase)) return new WordIsNotTyped();
        actor.Act(new($"participant/{participant.Code}"));
        return await writer.Write<Result<Done>>(async work =>
        {
            if (await work.Set<WithdrawalRow>().AnyAsync(row => row.Code == participant.Code && row.Kind == kind)) return new HasWithdrawnAlready();
            work.Db.Add(new WithdrawalRow { Id = NewId.Of<WithdrawalId>(), Code = participant.Code, Kind = kind, At = work.Now });
            var row = await work.Set<ParticipantRow>().SingleAsync(row => row.Code == participant.Code);
            row.HasLeftCoaching = true;
            row.HasWithdrawn |= WithdrawalKind.EndsContact(kind);
            work.Record("ParticipantWithdrew", $"participant/{participant.Code}", new { kind });
            // What waits to be sent goes first: the mails that take booked sessions out of the calendar are written after it and are the last.
            if (WithdrawalKind.EndsContact(kind)) await outbox.DropWaiting(person, work);
            await work.Publish(new ParticipantWithdrew(participant.Programme, participant.Code, kind));
            // Last, because the others still had to cross from the code to the person.
            if (kind == WithdrawalKind.Deletion) await erasure.Erase(participant, person, work);
            return Done.It;
        });
    }

    // What they signed counts, not what the next ones read.
    public async Task<bool> AllowsDeletion(Participant participant) => await programmes.Followed(participant) is { Protocol.Consent.AllowsDeletion: true };
}
