using Confrere.Kernel.Identifiers;

namespace Confrere.Coaching.Domain;

internal readonly record struct ConfidenceExceptionId(Guid Value) : ITypedId<ConfidenceExceptionId>
{
    public static ConfidenceExceptionId From(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}
