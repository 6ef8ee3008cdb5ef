using System.Security.Cryptography;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.Surveys.Data;

/// <summary>
/// A participant's own correction of what they sent: all answers anew, with the reason, under the versions in which they were asked. Appended,
/// never altered; the submission stays as it came, and the correction with the highest ordinal is what is scored.
/// </summary>
internal sealed class SubmissionCorrection : ITenantOwned
{
    public required CorrectionId Id { get; init; }
    public InstitutionId InstitutionId { get; init; }
    public required ObligationId Obligation { get; init; }

    /// <summary>1 for the first.</summary>
    public required int Ordinal { get; init; }

    public required string IdempotencyKey { get; init; }

    /// <summary>Canonical JSON, encrypted at rest.</summary>
    public required string Answers { get; init; }

    /// <summary>The code of a <see cref="Domain.CorrectionReason"/>.</summary>
    public required string Reason { get; init; }

    public required byte[] Salt { get; init; }
    public required byte[] ContentHash { get; init; }
    public required Instant CorrectedAt { get; init; }

    public bool Holds(string packed) => CryptographicOperations.FixedTimeEquals(Submission.Hash(Salt, packed), ContentHash);
}
