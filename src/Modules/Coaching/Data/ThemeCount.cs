using Confrere.Coaching.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;

namespace Confrere.Coaching.Data;

/// <summary>How many of those present raised a theme. Nobody's name stands beside it.</summary>
internal sealed class ThemeCount : ITenantOwned
{
    public required GatheringId Gathering { get; init; }
    public required Theme Theme { get; init; }
    public InstitutionId InstitutionId { get; init; }
    public required int People { get; init; }
}
