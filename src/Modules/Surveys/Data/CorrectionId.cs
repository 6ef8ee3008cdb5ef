using Confrere.Kernel.Identifiers;

namespace Confrere.Surveys.Data;

internal readonly record struct CorrectionId(Guid Value) : ITypedId<CorrectionId>
{
    public static CorrectionId From(Guid value) => new(value);
}
