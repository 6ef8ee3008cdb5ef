namespace Confrere.Allocation.Domain;

/// <param name="Measure">How imbalance is measured: "range", "variance" or "marginal-total".</param>
/// <param name="BestOfTenThousand">The chance of the arm that balances best, in ten-thousandths: 8000 is 0.8. With unequal ratios it is that of the smallest arm.</param>
internal sealed record MinimisationRule(string Measure, int BestOfTenThousand)
{
    public const string Range = "range";
    public const string Variance = "variance";
    public const string MarginalTotal = "marginal-total";

    public static readonly IReadOnlyList<string> Measures = [Range, Variance, MarginalTotal];
}
