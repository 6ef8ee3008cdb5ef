using Confrere.Kernel.Identifiers;

namespace Confrere.Analysis.Data;

internal readonly record struct AnalysisRunId(Guid Value) : ITypedId<AnalysisRunId>
{
    public static AnalysisRunId From(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}
