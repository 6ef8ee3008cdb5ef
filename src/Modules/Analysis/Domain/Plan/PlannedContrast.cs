namespace Confrere.Analysis.Domain.Plan;

/// <summary>Two arms that are compared: the difference is treated minus control.</summary>
internal sealed record PlannedContrast(PlannedArm Treated, PlannedArm Control)
{
    /// <summary>By which results.json and the bundle know it.</summary>
    public string Code => $"contrast.{Treated.Level}.{Control.Level}";

    public string Label => $"{Treated.Label} minus {Control.Label}";
}
