using Confrere.Kernel.Identifiers;

namespace Confrere.Analysis.Data;

internal readonly record struct DeviationId(Guid Value) : ITypedId<DeviationId>
{
    public static DeviationId From(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}
