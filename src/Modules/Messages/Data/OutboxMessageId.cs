using Confrere.Kernel.Identifiers;

namespace Confrere.Messages.Data;

internal readonly record struct OutboxMessageId(Guid Value) : ITypedId<OutboxMessageId>
{
    public static OutboxMessageId From(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}
