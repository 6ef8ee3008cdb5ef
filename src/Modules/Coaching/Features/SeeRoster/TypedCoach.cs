using Confrere.Coaching.Domain;

namespace Confrere.Coaching.Features.SeeRoster;

/// <summary>The form of a new coach, as typed.</summary>
internal sealed class TypedCoach
{
    public string? Name { get; set; }
    public string? Email { get; set; }
    public string? ZoneId { get; set; }
    public string? Department { get; set; }
    public string? Specialty { get; set; }
    public string? CareerStage { get; set; }
    public string? Languages { get; set; }
    public string? Interests { get; set; }
    public string? Manner { get; set; }
    public string? Credential { get; set; }
    public string? ValidUntil { get; set; }
    public int? Capacity { get; set; }
    public string? CallPool { get; set; }
    public CoachStanding Standing { get; set; } = CoachStanding.Certified;
}
