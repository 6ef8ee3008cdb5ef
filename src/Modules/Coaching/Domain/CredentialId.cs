using Confrere.Kernel.Identifiers;

namespace Confrere.Coaching.Domain;

internal readonly record struct CredentialId(Guid Value) : ITypedId<CredentialId>
{
    public static CredentialId From(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}
