using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.Surveys.Contracts;

/// <summary>Starts the follow-up calendar of a participant; days count from this instant's date in the participant's zone.</summary>
public interface IMeasuringCalendar
{
    Task Start(ProgrammeId programme, ParticipantCode participant, Instant allocatedAt, UnitOfWork work);

    /// <summary>Adds the visits that a later version asks of a participant who consented to it and whose windows are not over. What was planned stays as it was.</summary>
    Task Extend(ProgrammeId programme, int version, ParticipantCode participant, Instant allocatedAt, UnitOfWork work);
}
