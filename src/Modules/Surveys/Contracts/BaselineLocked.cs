using Confrere.Kernel.Events;
using Confrere.Kernel.Identifiers;

namespace Confrere.Surveys.Contracts;

/// <summary>The baseline survey is submitted and cannot change any more: only now may the participant be allocated.</summary>
public sealed record BaselineLocked(ProgrammeId Programme, ParticipantCode Participant) : IEvent;
