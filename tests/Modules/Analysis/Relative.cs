namespace Confrere.Modules.Tests.Analysis;

/// <summary>Comparison with numbers of other software. Not a number agrees with nothing.</summary>
internal static class Relative
{
    public static void ShouldAgree(this double? value, double expected, double tolerance, string what)
    {
        if (value is not { } number || !(Math.Abs(number - expected) <= tolerance * Math.Abs(expected)))
            throw new ShouldAssertException($"{what} is {value:R}, expected {expected:R} within {tolerance} relative.");
    }
}
