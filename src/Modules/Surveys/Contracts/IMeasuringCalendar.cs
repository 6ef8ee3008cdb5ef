using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.Surveys.Contracts;

/// <summary>Starts the follow-up calendar of a participant; days count from this instant's date in the participant's zone.</summary>
public interface IMeasuringCalendar
{
    Task Start(ProgrammeId programme, ParticipantCode participant, Instant allocatedAt, UnitOfWork work);
}
