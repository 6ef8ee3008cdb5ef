namespace Confrere.Analysis.Domain.Plan;

/// <summary>How p values are adjusted for their number. Without gates there is one family.</summary>
/// <param name="Families">Tests by "visit" of the primary outcome or "outcome@visit"; several families are gates in their order.</param>
internal sealed record PlannedMultiplicity(string Method, IReadOnlyList<IReadOnlyList<string>> Families)
{
    public const string Holm = "holm";
    public const string Hochberg = "hochberg";
    public const string Hommel = "hommel";
    public const string BenjaminiHochberg = "benjamini-hochberg";
    public const string InOrder = "in-order";
    public const string Gates = "gates";

    public static readonly string[] Methods = [Holm, Hochberg, Hommel, BenjaminiHochberg, InOrder, Gates];

    public static string TestOf(PlannedOutcome outcome, PlannedVisit visit) => outcome.IsPrimary ? visit.Code : $"{outcome.Code}@{visit.Code}";

    public string InWords => Method switch
    {
        Holm => "Holm's method",
        Hochberg => "Hochberg's method",
        Hommel => "Hommel's method",
        BenjaminiHochberg => "the method of Benjamini and Hochberg (share of false discoveries)",
        InOrder => "a fixed order, each tested only when the one before was significant",
        _ => "gates: Holm's method within each family, and a family counts only when all of the one before are significant",
    };
}
