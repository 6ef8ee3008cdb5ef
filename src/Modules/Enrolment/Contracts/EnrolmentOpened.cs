using Confrere.Kernel.Events;
using Confrere.Kernel.Identifiers;

namespace Confrere.Enrolment.Contracts;

/// <summary>A programme began to enrol. Allocation seals its seed in the same transaction, before anyone can consent.</summary>
public sealed record EnrolmentOpened(ProgrammeId Programme) : IEvent;
