using Confrere.Kernel.Identifiers;

namespace Confrere.Coaching.Domain;

internal readonly record struct DatedHoursId(Guid Value) : ITypedId<DatedHoursId>
{
    public static DatedHoursId From(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}
