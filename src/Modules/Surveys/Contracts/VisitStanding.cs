using Confrere.Kernel.Identifiers;

namespace Confrere.Surveys.Contracts;

/// <summary>Where one participant stands with one visit at this moment.</summary>
public sealed record VisitStanding(ParticipantCode Participant, string Visit, VisitProgress Progress);
