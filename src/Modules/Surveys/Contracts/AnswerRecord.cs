using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.Surveys.Contracts;

/// <summary>One survey that was asked.</summary>
/// <param name="IsDue">Its due day is over.</param>
/// <param name="SubmittedAt">Null while it is not answered.</param>
/// <param name="IsLate">It was answered after its due day.</param>
/// <param name="LeftOut">Statements without an answer.</param>
public readonly record struct AnswerRecord(ParticipantCode Participant, string Visit, bool IsBaseline, bool IsDue, Instant? SubmittedAt, bool IsLate, int LeftOut);
