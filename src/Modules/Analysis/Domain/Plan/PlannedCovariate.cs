namespace Confrere.Analysis.Domain.Plan;

/// <summary>Something known at baseline that the model adjusts for. A category has levels, the first of which is the reference.</summary>
internal sealed record PlannedCovariate(string Code, string Label, string Unit, IReadOnlyList<string>? Levels)
{
    public bool IsCategory => Levels is not null;
}
