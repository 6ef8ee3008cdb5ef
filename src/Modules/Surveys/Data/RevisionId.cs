using Confrere.Kernel.Identifiers;

namespace Confrere.Surveys.Data;

internal readonly record struct RevisionId(Guid Value) : ITypedId<RevisionId>
{
    public static RevisionId From(Guid value) => new(value);
}
