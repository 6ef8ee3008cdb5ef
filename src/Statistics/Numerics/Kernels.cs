using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Confrere.Statistics.Numerics;

/// <summary>Vector kernels on spans; every loop of the library that is worth speeding up ends here.</summary>
internal static class Kernels
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var n = Math.Min(a.Length, b.Length);
        var va = MemoryMarshal.Cast<double, Vector<double>>(a[..n]);
        var vb = MemoryMarshal.Cast<double, Vector<double>>(b[..n]);
        Vector<double> s0 = default, s1 = default;
        var i = 0;
        for (; i + 1 < va.Length; i += 2)
        {
            s0 += va[i] * vb[i];
            s1 += va[i + 1] * vb[i + 1];
        }
        if (i < va.Length) s0 += va[i] * vb[i];
        var sum = Vector.Sum(s0 + s1);
        for (var k = va.Length * Vector<double>.Count; k < n; k++) sum += a[k] * b[k];
        return sum;
    }

    /// <summary>y += alpha x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Axpy(double alpha, ReadOnlySpan<double> x, Span<double> y)
    {
        var n = Math.Min(x.Length, y.Length);
        var vx = MemoryMarshal.Cast<double, Vector<double>>(x[..n]);
        var vy = MemoryMarshal.Cast<double, Vector<double>>(y[..n]);
        for (var i = 0; i < vx.Length; i++) vy[i] += alpha * vx[i];
        for (var k = vx.Length * Vector<double>.Count; k < n; k++) y[k] += alpha * x[k];
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
