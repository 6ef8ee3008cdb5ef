using Confrere.Kernel.Identifiers;

namespace Confrere.Surveys.Data;

internal readonly record struct ObligationId(Guid Value) : ITypedId<ObligationId>
{
    public static ObligationId From(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}
