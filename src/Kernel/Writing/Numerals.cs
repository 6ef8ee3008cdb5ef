using System.Globalization;

namespace Confrere.Kernel.Writing;

/// <summary>The one place where numbers become text for a reader: real minus signs, no minus zero, no digits that mean nothing.</summary>
public static class Numerals
{
    public const char Minus = '\u2212';

    // Below this a fixed number of decimals says nothing; two significant digits do.
    private const double SmallestFixedP = 0.001;
    private const double SmallestDecimalP = 1e-6;
    private const string Superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    public static string Fixed(double value, int decimals)
    {
        if (!double.IsFinite(value)) return "not estimable";
        var text = Math.Abs(value).ToString("N" + decimals, CultureInfo.InvariantCulture);
        return value < 0 && text.Any(digit => digit is >= '1' and <= '9') ? Minus + text : text;
    }

    /// <summary>With its sign, for differences.</summary>
    public static string Signed(double value, int decimals) =>
        Fixed(value, decimals) is var text && value > 0 && text.Any(digit => digit is >= '1' and <= '9') ? "+" + text : text;

    public static string Interval(double lower, double upper, int decimals) => $"{Fixed(lower, decimals)} to {Fixed(upper, decimals)}";

    /// <summary>A count, in groups of three from 1,000.</summary>
    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A count in words up to ten, as sentences have it.</summary>
    public static string InWords(int count) => count is >= 0 and <= 10 ? Words[count] : Count(count);

    /// <summary>A share in whole per cent; "-" when there is nothing to be a share of.</summary>
    public static string Percent(double part, double whole) => whole == 0 ? "\u2013" : Fixed(100 * part / whole, 0) + "%";

    /// <summary>A confidence level as in "95%".</summary>
    public static string Level(double level) => (100 * level).ToString("0.##", CultureInfo.InvariantCulture) + "%";

    /// <summary>A p value as it is, never "less than": "0.117", "0.00012", "3.1 × 10⁻⁹".</summary>
    public static string P(double p) => p switch
    {
        _ when double.IsNaN(p) => "not estimable",
        >= SmallestFixedP => p.ToString("0.000", CultureInfo.InvariantCulture),
        >= SmallestDecimalP => p.ToString("0." + new string('0', 1 - (int)Math.Floor(Math.Log10(p))), CultureInfo.InvariantCulture),
        0 => "below 10⁻³⁰⁰",
        _ => Scientific(p),
    };

    private static readonly string[] Words = ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

    private static string Scientific(double value)
    {
        var parts = value.ToString("0.0e0", CultureInfo.InvariantCulture).Split('e');
        var exponent = string.Concat(parts[1].TrimStart('-').Select(digit => Superscripts[digit - '0']));
        return $"{parts[0]} × 10{(parts[1].StartsWith('-') ? "⁻" : "")}{exponent}";
    }
}
