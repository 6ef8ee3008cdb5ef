using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;

namespace Confrere.Enrolment.Contracts;

/// <summary>Participants by code, and the guarded crossing between a code and a person. Every crossing has its reason in the caller.</summary>
public interface IParticipants
{
    Task<IReadOnlyList<Participant>> Of(ProgrammeId programme);

    Task<Participant?> Find(ParticipantCode code);

    /// <summary>The participant that this person is, in the programme they take part in; null when they take part in none.</summary>
    Task<Participant?> OfPerson(PersonId person);

    /// <summary>The person behind a code: for the sender of a message and for opening coaching, nothing else.</summary>
    Task<PersonId?> PersonOf(ParticipantCode code);

    /// <summary>The same crossing inside a unit of work, where a participant may have come into being a moment ago.</summary>
    Task<PersonId?> PersonOf(ParticipantCode code, UnitOfWork work);
}
