using Confrere.Kernel.Identifiers;

namespace Confrere.Evidence.Data;

internal readonly record struct OwnResultId(Guid Value) : ITypedId<OwnResultId>
{
    public static OwnResultId From(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}
