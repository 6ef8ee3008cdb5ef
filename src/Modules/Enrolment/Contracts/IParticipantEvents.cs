namespace Confrere.Enrolment.Contracts;

/// <summary>
/// A module's dated events of a participant that a director may see beside the code: no answer, no score, no session and no arm, nor
/// anything that comes to one arm and not to the other.
/// </summary>
public interface IParticipantEvents
{
    Task<IReadOnlyList<ParticipantEvent>> Of(Participant participant);
}
