using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;

namespace Confrere.Surveys.Data;

/// <summary>How long a section's page was open before it was first saved. No instant, only a length in steps of ten seconds; read as a median of many.</summary>
internal sealed class SectionTime : ITenantOwned
{
    public required ObligationId Obligation { get; init; }
    public InstitutionId InstitutionId { get; init; }

    /// <summary>Instrument and section, like "pfi/fulfilment".</summary>
    public required string Section { get; init; }

    public required int Seconds { get; init; }
}
