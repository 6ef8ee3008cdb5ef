using Confrere.Kernel.Identifiers;

namespace Confrere.Coaching.Domain;

internal readonly record struct LeaveId(Guid Value) : ITypedId<LeaveId>
{
    public static LeaveId From(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}
