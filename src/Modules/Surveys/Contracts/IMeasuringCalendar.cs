using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.Surveys.Contracts;

/// <summary>Starts the follow-up calendar of a participant; days count from this instant's date in the participant's zone.</summary>
public interface IMeasuringCalendar
{
    Task Start(ProgrammeId programme, ParticipantCode participant, Instant allocatedAt, UnitOfWork work);

    /// <summary>
    /// Plans what a later version asks of a participant who consented to it: its new visits, other days of a visit that is not open yet, none of those it
    /// dropped. What is open, answered or over stays as it was, and nothing is planned whose window is over already.
    /// </summary>
    Task Follow(ProgrammeId programme, int version, ParticipantCode participant, Instant allocatedAt, UnitOfWork work);
}
