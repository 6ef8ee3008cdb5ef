using Confrere.Kernel.Identifiers;

namespace Confrere.Coaching.Domain;

internal readonly record struct CoachMeasureId(Guid Value) : ITypedId<CoachMeasureId>
{
    public static CoachMeasureId From(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}
