using Confrere.Kernel.Identifiers;

namespace Confrere.People.Data;

internal readonly record struct AccessReceiptId(Guid Value) : ITypedId<AccessReceiptId>
{
    public static AccessReceiptId From(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}
