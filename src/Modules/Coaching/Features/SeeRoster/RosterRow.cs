namespace Confrere.Coaching.Features.SeeRoster;

internal sealed record RosterRow(
    string Name, string Department, string Specialty, string Credential, string ValidUntil, bool HasLapsed, int? Capacity, bool HasHours);
