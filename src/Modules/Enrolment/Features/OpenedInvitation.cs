using Confrere.Enrolment.Data;
using Confrere.Enrolment.Domain;
using Confrere.Kernel.Identifiers;
using Confrere.Protocols.Contracts;

namespace Confrere.Enrolment.Features;

/// <summary>An invitation as its holder meets it.</summary>
/// <param name="IsTooLate">Enrolment has ended; whoever has not signed cannot any more.</param>
internal sealed record OpenedInvitation(InvitationId Id, PersonId Person, InvitationState State, Programme Programme, bool IsTooLate);
