using Confrere.Kernel.Identifiers;

namespace Confrere.Coaching.Domain;

internal readonly record struct EngagementId(Guid Value) : ITypedId<EngagementId>
{
    public static EngagementId From(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}
