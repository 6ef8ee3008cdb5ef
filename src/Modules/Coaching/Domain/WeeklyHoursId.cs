using Confrere.Kernel.Identifiers;

namespace Confrere.Coaching.Domain;

internal readonly record struct WeeklyHoursId(Guid Value) : ITypedId<WeeklyHoursId>
{
    public static WeeklyHoursId From(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}
