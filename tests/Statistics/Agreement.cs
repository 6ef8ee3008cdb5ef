namespace Confrere.Statistics.Tests;

/// <summary>Comparisons with reference values. None of them accepts a value that is not a number where a number is expected.</summary>
internal static class Agreement
{
    /// <summary>|value - expected| &lt;= tolerance |expected|; zero, infinity and NaN must be met exactly.</summary>
    public static void ShouldAgree(this double value, double expected, double relativeTolerance, string what = "")
    {
        if (!Agrees(value, expected, relativeTolerance * Math.Abs(expected)))
            throw new ShouldAssertException($"{what} is {value:R}, expected {expected:R} within {relativeTolerance} relative; the difference is {Math.Abs(value / expected - 1):E2}.");
    }

    /// <summary>|value - expected| &lt;= tolerance.</summary>
    public static void ShouldBeNear(this double value, double expected, double absoluteTolerance, string what = "")
    {
        if (!Agrees(value, expected, absoluteTolerance))
            throw new ShouldAssertException($"{what} is {value:R}, expected {expected:R} within {absoluteTolerance}; the difference is {Math.Abs(value - expected):E2}.");
    }

    private static bool Agrees(double value, double expected, double bound) => double.IsFinite(expected)
        ? double.IsFinite(value) && Math.Abs(value - expected) <= bound
        : value.Equals(expected);
}
