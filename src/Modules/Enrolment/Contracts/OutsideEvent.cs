using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.Enrolment.Contracts;

/// <summary>Something outside the programme that may have reached its outcome: coaching elsewhere, a group, what a coached colleague told.</summary>
/// <param name="Kind">One of the codes of <see cref="OutsideEventKind"/>.</param>
/// <param name="On">The day on which it began, as it was told.</param>
/// <param name="ToldBy">"participant" or "director".</param>
public sealed record OutsideEvent(ParticipantCode Participant, string Kind, LocalDate On, string ToldBy);
