using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.Analysis.Data;

/// <summary>A programme's dashboard as it was last counted. One row a programme, counted anew from the facts each time: a running count could drift.</summary>
internal sealed class DashboardRow : ITenantOwned
{
    public required ProgrammeId Programme { get; init; }
    public InstitutionId InstitutionId { get; init; }

    /// <summary>A <see cref="Domain.Dashboard.DashboardTally"/>, encrypted: with two backups its groups could tell who is in which.</summary>
    public required string Tally { get; set; }

    public required Instant CountedAt { get; set; }

    /// <summary>The last place of the audit chain before the counting began. While it stands still and the day is the same, nothing has changed.</summary>
    public required long Watermark { get; set; }

    /// <summary>How long the counting took: the next one waits a hundred times as long, so that a large programme costs at most one per cent of a processor.</summary>
    public required int Milliseconds { get; set; }
}
