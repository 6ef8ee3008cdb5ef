using Confrere.Coaching.Domain;

namespace Confrere.Coaching.Features.SeeRoster;

internal sealed record RosterRow(
    string Id, string Name, CoachStanding Standing, string Department, string Specialty, string Credential, string ValidUntil, bool HasLapsed, bool LapsesSoon, int? Capacity, bool HasHours);
