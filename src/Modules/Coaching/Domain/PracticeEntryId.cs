using Confrere.Kernel.Identifiers;

namespace Confrere.Coaching.Domain;

internal readonly record struct PracticeEntryId(Guid Value) : ITypedId<PracticeEntryId>
{
    public static PracticeEntryId From(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}
