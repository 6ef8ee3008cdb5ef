namespace Confrere.Evidence.Domain;

/// <summary>A percentage as printed, beside the counts that it claims to come from.</summary>
internal sealed record PrintedShare(string Study, string What, int Count, int Of, double Printed)
{
    // A share printed with one decimal is right when it is within half of that decimal.
    private const double Rounding = 0.05 + 1e-9;

    public double Computed => 100.0 * Count / Of;

    public bool IsRight => Math.Abs(Computed - Printed) <= Rounding;
}
