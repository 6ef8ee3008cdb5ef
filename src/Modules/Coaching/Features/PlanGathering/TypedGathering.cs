using Confrere.Coaching.Domain;

namespace Confrere.Coaching.Features.PlanGathering;

/// <summary>The form of a gathering, as typed.</summary>
internal sealed class TypedGathering
{
    public Guid Programme { get; set; }
    public GatheringKind Kind { get; set; } = GatheringKind.Group;
    public string? Title { get; set; }
    public string? Where { get; set; }
    public Guid Facilitator { get; set; }
    public string? Start { get; set; }
    public string? End { get; set; }
    public string? ZoneId { get; set; }
    public int? Seats { get; set; }
}
