namespace Confrere.Enrolment.Domain;

internal sealed record InvitationEntry(string Name, string Email, string ZoneId);
