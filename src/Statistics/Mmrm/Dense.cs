using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Confrere.Statistics.Mmrm;

/// <summary>Row-major kernels for the matrices of a fit (visits, coefficients, parameters: orders of 2 to 50), over spans, without allocation.</summary>
internal static class Dense
{
    /// <summary>Lower Cholesky factor in place; false when a pivot is not above <paramref name="floor"/> (the matrix is left half done).</summary>
    public static bool Cholesky(Span<double> a, int n, double floor = 0) => FirstBadPivot(a, n, floor) < 0;

    /// <summary>As <see cref="Cholesky"/>; the index of the first pivot that is not above the floor, or -1.</summary>
    public static int FirstBadPivot(Span<double> a, int n, double floor)
    {
        for (int i = 0; i < n; i++)
        {
            Span<double> rowI = a.Slice(i * n, n);
            for (int j = 0; j <= i; j++)
            {
                double sum = rowI[j] - Dot(rowI[..j], a.Slice(j * n, j));
                if (j < i)
                {
                    rowI[j] = sum / a[j * n + j];
                }
                else if (sum > floor && double.IsFinite(sum))
                {
                    rowI[i] = Math.Sqrt(sum);
                }
                else
                {
                    return i;
                }
            }
        }
        return -1;
    }

    public static double LogDeterminant(ReadOnlySpan<double> cholesky, int n)
    {
        double sum = 0;
        for (int i = 0; i < n; i++)
        {
            sum += Math.Log(cholesky[i * n + i]);
        }
        return 2 * sum;
    }

    /// <summary>Symmetric inverse from a lower Cholesky factor, through the inverse factor kept in <paramref name="work"/>.</summary>
    public static void InverseFromCholesky(ReadOnlySpan<double> l, int n, Span<double> inverse, Span<double> work)
    {
        InverseLower(l, n, work);
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double sum = 0;
                for (int k = i; k < n; k++)
                {
                    sum += work[k * n + i] * work[k * n + j];
                }
                inverse[i * n + j] = inverse[j * n + i] = sum;
            }
        }
    }

    public static void InverseLower(ReadOnlySpan<double> l, int n, Span<double> inverse)
    {
        inverse[..(n * n)].Clear();
        for (int j = 0; j < n; j++)
        {
            inverse[j * n + j] = 1 / l[j * n + j];
            for (int i = j + 1; i < n; i++)
            {
                double sum = 0;
                for (int k = j; k < i; k++)
                {
                    sum += l[i * n + k] * inverse[k * n + j];
                }
                inverse[i * n + j] = -sum / l[i * n + i];
            }
        }
    }

    /// <summary>Solves L L' x = b in place.</summary>
    public static void SolveCholesky(ReadOnlySpan<double> l, int n, Span<double> b)
    {
        for (int i = 0; i < n; i++)
        {
            b[i] = (b[i] - Dot(l.Slice(i * n, i), b[..i])) / l[i * n + i];
        }
        for (int i = n - 1; i >= 0; i--)
        {
            double sum = b[i];
            for (int k = i + 1; k < n; k++)
            {
                sum -= l[k * n + i] * b[k];
            }
            b[i] = sum / l[i * n + i];
        }
    }

    /// <summary>product = a b, all n by n.</summary>
    public static void Multiply(ReadOnlySpan<double> a, ReadOnlySpan<double> b, int n, Span<double> product)
    {
        product[..(n * n)].Clear();
        for (int i = 0; i < n; i++)
        {
            Span<double> row = product.Slice(i * n, n);
            for (int k = 0; k < n; k++)
            {
                AddScaled(a[i * n + k], b.Slice(k * n, n), row);
            }
        }
    }

    /// <summary>result = a x for an n by n matrix.</summary>
    public static void Multiply(ReadOnlySpan<double> a, ReadOnlySpan<double> x, Span<double> result)
    {
        int n = x.Length;
        for (int i = 0; i < n; i++)
        {
            result[i] = Dot(a.Slice(i * n, n), x);
        }
    }

    /// <summary>trace(a b), both n by n.</summary>
    public static double TraceOfProduct(ReadOnlySpan<double> a, ReadOnlySpan<double> b, int n)
    {
        double sum = 0;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                sum += a[i * n + j] * b[j * n + i];
            }
        }
        return sum;
    }

    public static double QuadraticForm(ReadOnlySpan<double> a, ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += x[i] * Dot(a.Slice(i * x.Length, x.Length), x);
        }
        return sum;
    }

    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        b = b[..a.Length];
        int i = 0;
        double sum = 0;
        if (a.Length >= 8)
        {
            ReadOnlySpan<Vector256<double>> left = MemoryMarshal.Cast<double, Vector256<double>>(a);
            ReadOnlySpan<Vector256<double>> right = MemoryMarshal.Cast<double, Vector256<double>>(b)[..left.Length];
            Vector256<double> lanes = Vector256<double>.Zero;
            for (int k = 0; k < left.Length; k++)
            {
                lanes = Vector256.FusedMultiplyAdd(left[k], right[k], lanes);
            }
            sum = Vector256.Sum(lanes);
            i = left.Length * 4;
        }
        for (; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /// <summary>y += factor x.</summary>
    public static void AddScaled(double factor, ReadOnlySpan<double> x, Span<double> y)
    {
        y = y[..x.Length];
        int i = 0;
        if (x.Length >= 4)
        {
            ReadOnlySpan<Vector256<double>> from = MemoryMarshal.Cast<double, Vector256<double>>(x);
            Span<Vector256<double>> to = MemoryMarshal.Cast<double, Vector256<double>>(y)[..from.Length];
            Vector256<double> scale = Vector256.Create(factor);
            for (int k = 0; k < from.Length; k++)
            {
                to[k] = Vector256.FusedMultiplyAdd(scale, from[k], to[k]);
            }
            i = from.Length * 4;
        }
        for (; i < x.Length; i++)
        {
            y[i] += factor * x[i];
        }
    }
}
