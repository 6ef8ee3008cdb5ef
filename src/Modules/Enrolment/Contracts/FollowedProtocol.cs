using Confrere.Kernel.Identifiers;
using Confrere.Protocols.Contracts;

namespace Confrere.Enrolment.Contracts;

/// <summary>The protocol as a participant consented to it: it goes for them until they consent to a later version.</summary>
public static class FollowedProtocol
{
    /// <returns>Null when the programme is not of this institution.</returns>
    public static Task<Programme?> Followed(this IProgrammes programmes, Participant participant) => programmes.Find(participant.Programme, participant.ProtocolVersion);

    /// <summary>The same by code; the version in force for a code that is not known.</summary>
    public static async Task<Programme?> Followed(this IProgrammes programmes, ProgrammeId programme, ParticipantCode code, IParticipants participants) =>
        await participants.Find(code) is { } participant ? await programmes.Followed(participant) : await programmes.Find(programme);
}
