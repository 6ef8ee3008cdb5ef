using System.Globalization;

namespace Confrere.App.Verbs.Fit.Table;

/// <summary>Decimal numbers from bytes, correctly rounded.</summary>
internal static class Numbers
{
    // 15 digits and 10 to the 22 are exact as doubles, so their quotient is the nearest double (Clinger 1990, "fast path").
    private const int ExactDigits = 15;
    private static readonly double[] Powers = [.. Enumerable.Range(0, ExactDigits + 1).Select(k => double.Parse($"1e{k}", CultureInfo.InvariantCulture))];

    public static bool TryParse(ReadOnlySpan<byte> text, out double value)
    {
        var at = text.Length > 0 && text[0] is (byte)'-' or (byte)'+' ? 1 : 0;
        long mantissa = 0;
        int digits = 0, decimals = -1;
        for (; at < text.Length; at++)
        {
            var digit = (uint)(text[at] - '0');
            if (digit <= 9)
            {
                mantissa = mantissa * 10 + digit;
                digits++;
                if (decimals >= 0) decimals++;
            }
            else if (text[at] == '.' && decimals < 0) decimals = 0;
            else return Slowly(text, out value);
            if (digits > ExactDigits) return Slowly(text, out value);
        }
        value = decimals > 0 ? mantissa / Powers[decimals] : mantissa;
        if (text.Length > 0 && text[0] == '-') value = -value;
        return digits > 0;
    }

    private static bool Slowly(ReadOnlySpan<byte> text, out double value)
    {
        value = double.NaN;
        // Keeps out the words NaN and Infinity, which the library would accept.
        return text.IndexOfAnyExcept("0123456789+-.eE"u8) < 0 && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
    }
}
