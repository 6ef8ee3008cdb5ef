namespace Confrere.Analysis.Domain.Plan;

/// <summary>Who is analysed, as a rule that can be carried out.</summary>
/// <param name="TreatedAtLeast">Units of dose that a participant of the treated arm has, where the rule is <see cref="ByDose"/>.</param>
/// <param name="ControlAtMost">Units of dose that a participant of the control arm does not exceed, likewise.</param>
internal sealed record PlannedSet(string Code, string Label, string Rule, double? TreatedAtLeast = null, double? ControlAtMost = null)
{
    public const string Randomised = "randomised";
    public const string Measured = "measured-after-baseline";
    public const string ByDose = "by-dose";
}
