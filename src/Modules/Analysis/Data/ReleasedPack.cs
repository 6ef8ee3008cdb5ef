using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.Analysis.Data;

/// <summary>The page that a sponsor sees, frozen at release. The token in its link is the key to it.</summary>
internal sealed class ReleasedPack : ITenantOwned
{
    public required ReleasedPackId Id { get; init; }
    public InstitutionId InstitutionId { get; init; }
    public required ProgrammeId Programme { get; init; }
    public required AnalysisRunId Run { get; init; }
    public required string Token { get; init; }
    public required string Page { get; init; }
    public required string Hash { get; init; }

    /// <summary>Of the page, with the institution's key.</summary>
    public required string Signature { get; init; }

    /// <summary>What it holds: the result, or a table of counts by its outcome and visit. A run's is released once.</summary>
    public required string Kind { get; init; }

    public const string Result = "result";
    public required Instant ReleasedAt { get; init; }
}
