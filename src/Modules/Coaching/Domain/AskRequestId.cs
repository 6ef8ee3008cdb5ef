using Confrere.Kernel.Identifiers;

namespace Confrere.Coaching.Domain;

internal readonly record struct AskRequestId(Guid Value) : ITypedId<AskRequestId>
{
    public static AskRequestId From(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}
