using Confrere.Kernel.Events;
using Confrere.Kernel.Identifiers;

namespace Confrere.Surveys.Contracts;

/// <summary>A visit's window shut without a submitted survey.</summary>
public sealed record SurveyWindowClosed(ProgrammeId Programme, ParticipantCode Participant, string Visit) : IEvent;
