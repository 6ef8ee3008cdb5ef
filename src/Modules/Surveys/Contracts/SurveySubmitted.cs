using Confrere.Kernel.Events;
using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.Surveys.Contracts;

/// <summary>A survey after baseline is submitted.</summary>
public sealed record SurveySubmitted(ProgrammeId Programme, ParticipantCode Participant, string Visit, Instant At) : IEvent;
