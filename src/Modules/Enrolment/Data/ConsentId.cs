using Confrere.Kernel.Identifiers;

namespace Confrere.Enrolment.Data;

internal readonly record struct ConsentId(Guid Value) : ITypedId<ConsentId>
{
    public static ConsentId From(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}
