using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.Enrolment.Data;

internal readonly record struct SignUpAttemptId(Guid Value) : ITypedId<SignUpAttemptId>
{
    public static SignUpAttemptId From(Guid value) => new(value);
}

/// <summary>Somebody asked for an invitation: keyed fingerprints of the address typed and of the client, for a day, to slow down who would fill mailboxes.</summary>
internal sealed class SignUpAttemptRow : ITenantOwned
{
    public required SignUpAttemptId Id { get; init; }
    public InstitutionId InstitutionId { get; init; }
    public required string AddressIndex { get; init; }
    public required string ClientIndex { get; init; }
    public required Instant At { get; init; }
}
