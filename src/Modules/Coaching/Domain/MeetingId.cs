using Confrere.Kernel.Identifiers;

namespace Confrere.Coaching.Domain;

internal readonly record struct MeetingId(Guid Value) : ITypedId<MeetingId>
{
    public static MeetingId From(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}
