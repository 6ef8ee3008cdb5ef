using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.Surveys.Data;

/// <summary>An instrument as it stood when answers to it were first stored. Kept for good: those answers are scored by it, whatever it became later.</summary>
internal sealed class InstrumentVersion : ITenantOwned
{
    public required string Version { get; init; }
    public InstitutionId InstitutionId { get; init; }

    /// <summary>The document in its one spelling, which is what the version is a digest of.</summary>
    public required string Document { get; init; }

    public required Instant KeptAt { get; init; }
}
