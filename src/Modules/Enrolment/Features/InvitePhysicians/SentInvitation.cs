using Confrere.Kernel.Identifiers;

namespace Confrere.Enrolment.Features.InvitePhysicians;

/// <param name="Path">The personal link's path; the only copy of its secret besides the mail.</param>
internal sealed record SentInvitation(PersonId Person, string Email, string Path);
