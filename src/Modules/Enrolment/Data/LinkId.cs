using Confrere.Kernel.Identifiers;

namespace Confrere.Enrolment.Data;

internal readonly record struct LinkId(Guid Value) : ITypedId<LinkId>
{
    public static LinkId From(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}
