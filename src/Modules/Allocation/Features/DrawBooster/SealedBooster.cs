using Confrere.Allocation.Domain;

namespace Confrere.Allocation.Features.DrawBooster;

/// <param name="AfterVisit">The visit whose answers bring the draw.</param>
internal sealed record SealedBooster(string AfterVisit, AllocationRule Rule)
{
    public bool Awaits(string visit) => Rule.Arms.Any(arm => arm.StartsAfterVisit == visit);
}
