using Confrere.Kernel.Events;
using Confrere.Kernel.Identifiers;

namespace Confrere.Allocation.Contracts;

/// <summary>A round was closed, and everybody of it can read the result on their page. It says of nobody what they were given.</summary>
public sealed record RoundClosed(ProgrammeId Programme, int Round, IReadOnlyList<ParticipantCode> Participants) : IEvent;
