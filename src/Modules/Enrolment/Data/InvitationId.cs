using Confrere.Kernel.Identifiers;

namespace Confrere.Enrolment.Data;

internal readonly record struct InvitationId(Guid Value) : ITypedId<InvitationId>
{
    public static InvitationId From(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}
