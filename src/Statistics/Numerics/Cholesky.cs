namespace Confrere.Statistics.Numerics;

/// <summary>A = L L' for a symmetric positive definite A; L is kept in the lower triangle.</summary>
internal sealed class Cholesky
{
    private Cholesky(Matrix factor) => Factor = factor;

    /// <summary>Lower triangular factor; the strict upper triangle is zero.</summary>
    public Matrix Factor { get; }

    /// <summary>The factor, or null when A is not numerically positive definite.</summary>
    public static Cholesky? TryOf(Matrix a)
    {
        var l = a.Clone();
        return TryFactorInPlace(l.Data, l.Rows) ? new(l) : null;
    }

    /// <summary>Overwrites the n x n column-major array by L; false when a pivot is not positive (the array is then spoiled).</summary>
    public static bool TryFactorInPlace(Span<double> a, int n)
    {
        for (var j = 0; j < n; j++)
        {
            var column = a.Slice(j * n + j, n - j);
            var pivot = column[0];
            // A pivot that lost all its digits is a zero, whatever its sign.
            if (!(pivot > 0) || !double.IsFinite(pivot)) return false;
            var root = Math.Sqrt(pivot);
            column[0] = root;
            Kernels.Scale(1 / root, column[1..]);
            for (var k = j + 1; k < n; k++)
            {
                var factor = a[j * n + k];
                if (factor != 0) Kernels.Axpy(-factor, a.Slice(j * n + k, n - k), a.Slice(k * n + k, n - k));
            }
        }
        for (var j = 1; j < n; j++) a.Slice(j * n, j).Clear();
        return true;
    }

    public double LogDeterminant()
    {
        double sum = 0;
        for (var i = 0; i < Factor.Rows; i++) sum += Math.Log(Factor[i, i]);
        return 2 * sum;
    }

    /// <summary>x := A^-1 x.</summary>
    public void Solve(Span<double> x)
    {
        SolveLower(x);
        SolveUpper(x);
    }

    /// <summary>x := L^-1 x.</summary>
    public void SolveLower(Span<double> x)
    {
        var n = Factor.Rows;
        for (var j = 0; j < n; j++)
        {
            var column = Factor.Column(j);
            x[j] /= column[j];
            Kernels.Axpy(-x[j], column[(j + 1)..], x[(j + 1)..]);
        }
    }

    /// <summary>x := L'^-1 x.</summary>
    public void SolveUpper(Span<double> x)
    {
        var n = Factor.Rows;
        for (var j = n - 1; j >= 0; j--)
        {
            var column = Factor.Column(j);
            x[j] = (x[j] - Kernels.Dot(column[(j + 1)..], x[(j + 1)..n])) / column[j];
        }
    }

    public Matrix Solve(Matrix b)
    {
        var x = b.Clone();
        for (var j = 0; j < x.Columns; j++) Solve(x.Column(j));
        return x;
    }

    public Matrix Inverse()
    {
        var inverse = Solve(Matrix.Identity(Factor.Rows));
        for (var j = 0; j < inverse.Columns; j++)
            for (var i = 0; i < j; i++) inverse[i, j] = inverse[j, i] = 0.5 * (inverse[i, j] + inverse[j, i]);
        return inverse;
    }
}
