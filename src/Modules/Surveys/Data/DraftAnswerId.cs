using Confrere.Kernel.Identifiers;

namespace Confrere.Surveys.Data;

internal readonly record struct DraftAnswerId(Guid Value) : ITypedId<DraftAnswerId>
{
    public static DraftAnswerId From(Guid value) => new(value);
}
