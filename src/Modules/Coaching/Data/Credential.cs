using Confrere.Coaching.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.Coaching.Data;

/// <summary>A coach's credential as a record. A renewal is a record of its own, so that what held when stays known.</summary>
internal sealed class Credential : ITenantOwned
{
    public required CredentialId Id { get; init; }
    public InstitutionId InstitutionId { get; init; }
    public required PersonId Coach { get; init; }

    /// <summary>Who issued it.</summary>
    public required string Body { get; init; }

    public required string Level { get; init; }
    public required string Number { get; init; }
    public required LocalDate Issued { get; init; }
    public required LocalDate Expires { get; init; }
    public required int CreditsRequired { get; init; }
    public int CreditsEarned { get; set; }

    public string InWords => $"{Body} {Level}".Trim();
}
