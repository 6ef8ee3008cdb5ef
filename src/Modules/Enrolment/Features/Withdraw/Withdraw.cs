using Confrere.Enrolment.Contracts;
using Confrere.Enrolment.Data;
using Confrere.Enrolment.Domain;
using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Enrolment.Features.Withdraw;

/// <summary>A participant leaves the coaching, the messages or the study. What was answered until then stays under its code, as the consent said.</summary>
internal sealed class Withdraw(Writer writer, IParticipants participants, ActorScope actor)
{
    public const string ConfirmingWord = "withdraw";

    public async Task<Result<Done>> Handle(PersonId person, string? kind, string? word)
    {
        if (await participants.OfPerson(person) is not { } participant) return new PersonTakesNoPart();
        if (kind is null || !WithdrawalKind.All.Contains(kind)) return new WithdrawalKindIsNotChosen();
        if (!string.Equals(word?.Trim(), ConfirmingWord, StringComparison.OrdinalIgnoreCase)) return new WordIsNotTyped();
        actor.Act(new($"participant/{participant.Code}"));
        return await writer.Write<Result<Done>>(async work =>
        {
            if (await work.Set<WithdrawalRow>().AnyAsync(row => row.Code == participant.Code && row.Kind == kind)) return new HasWithdrawnAlready();
            work.Db.Add(new WithdrawalRow { Id = NewId.Of<WithdrawalId>(), Code = participant.Code, Kind = kind, At = work.Now });
            var row = await work.Set<ParticipantRow>().SingleAsync(row => row.Code == participant.Code);
            row.HasWithdrawn |= WithdrawalKind.EndsContact(kind);
            work.Record("ParticipantWithdrew", $"participant/{participant.Code}", new { kind });
            await work.Publish(new ParticipantWithdrew(participant.Programme, participant.Code, kind));
            return Done.It;
        });
    }
}
