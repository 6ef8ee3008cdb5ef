using Confrere.Kernel.Identifiers;

namespace Confrere.People.Data;

internal readonly record struct SignInLinkId(Guid Value) : ITypedId<SignInLinkId>
{
    public static SignInLinkId From(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}
