using Confrere.Kernel.Identifiers;

namespace Confrere.Coaching.Domain;

internal readonly record struct NoteLockId(Guid Value) : ITypedId<NoteLockId>
{
    public static NoteLockId From(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}
