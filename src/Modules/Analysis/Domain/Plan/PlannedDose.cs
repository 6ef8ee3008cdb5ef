namespace Confrere.Analysis.Domain.Plan;

/// <summary>How much of the treatment was taken: the unit, and how much is a full course.</summary>
internal sealed record PlannedDose(string Label, string Unit, double Full)
{
    /// <summary>The variable of the frozen dataset.</summary>
    public const string Code = "dose";
}
