using System.Security.Cryptography;
using System.Text;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.Surveys.Data;

/// <summary>One visit's answers as sent: one row for each obligation, written once, never altered.</summary>
internal sealed class Submission : ITenantOwned
{
    public required ObligationId Obligation { get; init; }
    public InstitutionId InstitutionId { get; init; }
    public required ProgrammeId Programme { get; init; }
    public required ParticipantCode Participant { get; init; }
    public required string Visit { get; init; }

    /// <summary>Made by the page before it was sent, so that a repeated post is known for what it is.</summary>
    public required string IdempotencyKey { get; init; }

    /// <summary>Canonical JSON, encrypted at rest.</summary>
    public required string Answers { get; init; }

    public required string InstrumentVersion { get; init; }

    /// <summary>Makes the content hash a commitment: sixteen answers of five values each could be found by trying.</summary>
    public required byte[] Salt { get; init; }

    public required byte[] ContentHash { get; init; }
    public required Instant SubmittedAt { get; init; }

    /// <summary>How many statements were left without an answer; never which.</summary>
    public int LeftOut { get; init; }

    public bool Holds(string packed) => CryptographicOperations.FixedTimeEquals(Hash(Salt, packed), ContentHash);

    public static byte[] Hash(byte[] salt, string packed) => SHA256.HashData([.. salt, .. Encoding.UTF8.GetBytes(packed)]);
}
