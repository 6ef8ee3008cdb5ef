using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Confrere.Statistics.Numerics;

/// <summary>Vector kernels on spans; every loop of the library that is worth speeding up ends here.</summary>
internal static class Kernels
{
    private const int WorthLanes = 8;

    /// <summary>Over the length of the shorter one.</summary>
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var n = Math.Min(a.Length, b.Length);
        a = a[..n];
        b = b[..n];
        var i = 0;
        var sum = 0.0;
        if (n >= WorthLanes)
        {
            var left = MemoryMarshal.Cast<double, Vector256<double>>(a);
            var right = MemoryMarshal.Cast<double, Vector256<double>>(b)[..left.Length];
            Vector256<double> even = default, odd = default;
            var k = 0;
            for (; k + 1 < left.Length; k += 2)
            {
                even = Vector256.FusedMultiplyAdd(left[k], right[k], even);
                odd = Vector256.FusedMultiplyAdd(left[k + 1], right[k + 1], odd);
            }
            if (k < left.Length) even = Vector256.FusedMultiplyAdd(left[k], right[k], even);
            sum = Vector256.Sum(even + odd);
            i = left.Length * Vector256<double>.Count;
        }
        for (; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }

    /// <summary>y += alpha x, over the length of the shorter one.</summary>
    public static void Axpy(double alpha, ReadOnlySpan<double> x, Span<double> y)
    {
        var n = Math.Min(x.Length, y.Length);
        x = x[..n];
        y = y[..n];
        var i = 0;
        if (n >= Vector256<double>.Count)
        {
            var from = MemoryMarshal.Cast<double, Vector256<double>>(x);
            var to = MemoryMarshal.Cast<double, Vector256<double>>(y)[..from.Length];
            var scale = Vector256.Create(alpha);
            for (var k = 0; k < from.Length; k++) to[k] = Vector256.FusedMultiplyAdd(scale, from[k], to[k]);
            i = from.Length * Vector256<double>.Count;
        }
        for (; i < x.Length; i++) y[i] += alpha * x[i];
    }

    public static void Scale(double alpha, Span<double> x)
    {
        for (var i = 0; i < x.Length; i++) x[i] *= alpha;
    }

    public static double Sum(ReadOnlySpan<double> x)
    {
        // Neumaier's compensation: a mean of a million values near 1e12 keeps its last digits.
        double sum = 0, lost = 0;
        foreach (var v in x)
        {
            var t = sum + v;
            lost += Math.Abs(sum) >= Math.Abs(v) ? sum - t + v : v - t + sum;
            sum = t;
        }
        return sum + lost;
    }

    public static double Mean(ReadOnlySpan<double> x) => Sum(x) / x.Length;

    /// <summary>Sum of squared deviations from the mean, in two passes.</summary>
    public static double CentredSumOfSquares(ReadOnlySpan<double> x)
    {
        double mean = Mean(x), sum = 0, drift = 0;
        foreach (var v in x)
        {
            sum += (v - mean) * (v - mean);
            drift += v - mean;
        }
        return sum - drift * drift / x.Length;
    }

    public static double Norm(ReadOnlySpan<double> x)
    {
        var plain = Dot(x, x);
        if (plain is > 1e-280 and < 1e280) return Math.Sqrt(plain);
        var largest = 0.0;
        foreach (var v in x) largest = Math.Max(largest, Math.Abs(v));
        if (largest == 0 || !double.IsFinite(largest)) return largest;
        double sum = 0;
        foreach (var v in x) sum += v / largest * (v / largest);
        return largest * Math.Sqrt(sum);
    }
}
