using System.Globalization;
using Confrere.Statistics.Inference;

namespace Confrere.App.Verbs.Fit.Report;

/// <summary>Numbers as a statistician's table shows them; all digits are in the JSON.</summary>
internal static class Digits
{
    // Four digits of the standard error say all that an estimate can.
    private const int OfError = 4;

    public static string Of(double value, double error)
    {
        if (!double.IsFinite(value)) return double.IsNaN(value) ? "-" : value > 0 ? "inf" : "-inf";
        var decimals = error > 0 && double.IsFinite(error) ? Math.Clamp(OfError - 1 - (int)Math.Floor(Math.Log10(error)), 0, 10) : 4;
        return value.ToString("F" + decimals, CultureInfo.InvariantCulture);
    }

    public static string Significant(double value) => double.IsFinite(value) ? value.ToString(double.IsInteger(value) && Math.Abs(value) < 1e12 ? "F0" : "G6", CultureInfo.InvariantCulture) : double.IsNaN(value) ? "-" : "inf";

    public static string DegreesOfFreedom(double df) => double.IsPositiveInfinity(df) ? "inf" : df.ToString(df == Math.Round(df) ? "F0" : "F2", CultureInfo.InvariantCulture);

    public static string P(double p) => double.IsNaN(p) ? "-" : p < 0.0001 ? "<0.0001" : p.ToString("F4", CultureInfo.InvariantCulture);

    public static string Method(DegreesOfFreedomMethod method) => method switch
    {
        DegreesOfFreedomMethod.KenwardRoger => "Kenward-Roger (expected information)",
        DegreesOfFreedomMethod.KenwardRogerLinear => "Kenward-Roger linear (observed information)",
        DegreesOfFreedomMethod.BetweenWithin => "between-within",
        DegreesOfFreedomMethod.Residual => "residual",
        DegreesOfFreedomMethod.Infinite => "none (normal distribution)",
        DegreesOfFreedomMethod.BarnardRubin => "Barnard-Rubin",
        _ => "Satterthwaite",
    };
}
