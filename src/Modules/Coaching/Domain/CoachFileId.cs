using Confrere.Kernel.Identifiers;

namespace Confrere.Coaching.Domain;

internal readonly record struct CoachFileId(Guid Value) : ITypedId<CoachFileId>
{
    public static CoachFileId From(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}
