using Confrere.Enrolment.Data;
using Confrere.Enrolment.Domain;
using Confrere.Kernel.Identifiers;
using Confrere.Protocols.Contracts;

namespace Confrere.Enrolment.Features;

/// <summary>An invitation as its holder meets it.</summary>
internal sealed record OpenedInvitation(InvitationId Id, PersonId Person, InvitationState State, Programme Programme);
