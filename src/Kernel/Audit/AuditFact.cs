using System.Security.Cryptography;
using System.Text;
using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using NodaTime;
using NodaTime.Text;

namespace Confrere.Kernel.Audit;

/// <summary>One change of state: who, when, what, to what, and why. Written once in the transaction that made the change, never altered.</summary>
internal sealed class AuditFact : ITenantOwned
{
    public required FactId Id { get; init; }
    public InstitutionId InstitutionId { get; init; }
    public required Instant OccurredAt { get; init; }
    public required string Actor { get; init; }
    public required string Action { get; init; }
    public required string Subject { get; init; }
    public required string Details { get; init; }
    public string? Reason { get; init; }

    /// <summary>Keyed digest of the rows that changed with this fact, as they were; null when there were none.</summary>
    public string? Before { get; init; }

    /// <summary>The same rows as they are since; null when none is left.</summary>
    public string? After { get; init; }

    public static AuditFact Of(Instant at, Actor actor, Statement stated, (string? Before, string? After) change) => new()
    {
        Id = NewId.At<FactId>(at), InstitutionId = stated.Institution, OccurredAt = at, Actor = actor.Code, Action = stated.Action, Subject = stated.Subject, Details = stated.Details,
        Reason = stated.Reason, Before = change.Before, After = change.After,
    };

    /// <summary>SHA-256 over the previous link and every field, each preceded by its length so that no two facts read alike.</summary>
    public byte[] LinkedTo(byte[] previous, long sequence)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(previous);
        foreach (var field in Fields(sequence))
        {
            var bytes = Encoding.UTF8.GetBytes(field);
            hash.AppendData(BitConverter.GetBytes(bytes.Length));
            hash.AppendData(bytes);
        }
        return hash.GetHashAndReset();
    }

    private string[] Fields(long sequence) =>
    [
        sequence.ToString(System.Globalization.CultureInfo.InvariantCulture), Id.Value.ToString(), InstitutionId.Value.ToString(),
        InstantPattern.ExtendedIso.Format(OccurredAt), Actor, Action, Subject, Details, Reason ?? "", Before ?? "", After ?? "",
    ];
}
