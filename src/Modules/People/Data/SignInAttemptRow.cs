using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.People.Data;

internal readonly record struct SignInAttemptId(Guid Value) : ITypedId<SignInAttemptId>
{
    public static SignInAttemptId From(Guid value) => new(value);
}

/// <summary>
/// Somebody asked for a link: keyed fingerprints of the address typed and of the client, for an hour, to slow down guessing. It belongs
/// to no institution because the address may be nobody's.
/// </summary>
internal sealed class SignInAttemptRow
{
    public required SignInAttemptId Id { get; init; }
    public required string AddressIndex { get; init; }
    public required string ClientIndex { get; init; }
    public required Instant At { get; init; }
}
