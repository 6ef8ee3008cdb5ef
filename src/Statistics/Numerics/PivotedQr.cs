namespace Confrere.Statistics.Numerics;

/// <summary>
/// Householder QR that keeps the caller's column order and moves only columns that depend on earlier ones to the end, so that
/// a rank-deficient design loses the same columns as in R's lm.
/// </summary>
internal sealed class PivotedQr
{
    /// <summary>A column is dependent when less than this fraction of its length lies outside the earlier ones (the value of R's lm).</summary>
    public const double DependenceTolerance = 1e-7;

    private readonly Matrix _q;
    private readonly double[] _beta;
    private readonly double[] _diagonal;

    private PivotedQr(Matrix q, double[] beta, double[] diagonal, int[] order, int rank) =>
        (_q, _beta, _diagonal, Order, Rank) = (q, beta, diagonal, order, rank);

    /// <summary>Order[k] is the caller's column at position k; the first Rank are independent and in the caller's order.</summary>
    public int[] Order { get; }

    public int Rank { get; }

    public static PivotedQr Of(Matrix a)
    {
        int n = a.Rows, p = a.Columns;
        var order = new List<int>();
        var dependent = new List<int>();
        // Reflectors are stored in the rows below the diagonal of the columns that they made.
        var work = new Matrix(n, p);
        var beta = new double[Math.Min(n, p)];
        var diagonal = new double[Math.Min(n, p)];
        var buffer = new double[n];
        var rejected = new List<double[]>();
        var rank = 0;
        for (var j = 0; j < p; j++)
        {
            a.Column(j).CopyTo(buffer);
            var length = Kernels.Norm(buffer);
            for (var k = 0; k < rank; k++) Reflect(work.Column(k)[k..], beta[k], buffer.AsSpan(k));
            var rest = rank < n ? Kernels.Norm(buffer.AsSpan(rank)) : 0;
            if (length == 0 || rest <= DependenceTolerance * length)
            {
                dependent.Add(j);
                rejected.Add(buffer.ToArray());
                continue;
            }
            var column = work.Column(rank);
            buffer.CopyTo(column);
            beta[rank] = MakeReflector(column[rank..], rest, out var head);
            diagonal[rank] = head;
            order.Add(j);
            rank++;
        }
        for (var k = 0; k < rejected.Count; k++) rejected[k].CopyTo(work.Column(rank + k));
        return new(work, beta, diagonal, [.. order, .. dependent], rank);
    }

    /// <summary>y := Q'y.</summary>
    public void ApplyTranspose(Span<double> y)
    {
        for (var k = 0; k < Rank; k++) Reflect(_q.Column(k)[k..], _beta[k], y[k..]);
    }

    /// <summary>y := Qy.</summary>
    public void Apply(Span<double> y)
    {
        for (var k = Rank - 1; k >= 0; k--) Reflect(_q.Column(k)[k..], _beta[k], y[k..]);
    }

    public double R(int i, int j) => i == j && j < Rank ? _diagonal[i] : i > j ? 0 : _q[i, j];

    /// <summary>x := R^-1 x for the leading Rank rows.</summary>
    public void SolveR(Span<double> x)
    {
        for (var j = Rank - 1; j >= 0; j--)
        {
            x[j] /= _diagonal[j];
            Kernels.Axpy(-x[j], _q.Column(j)[..j], x[..j]);
        }
    }

    /// <summary>R^-1 of the independent columns, upper triangular.</summary>
    public Matrix InverseR()
    {
        var inverse = Matrix.Identity(Rank);
        for (var j = 0; j < Rank; j++) SolveR(inverse.Column(j));
        return inverse;
    }

    /// <summary>(R'R)^-1 of the independent columns.</summary>
    public Matrix UnscaledCovariance() => InverseR().Transpose().Gram();

    /// <summary>The thin orthonormal factor of the independent columns.</summary>
    public Matrix ThinQ()
    {
        var q = new Matrix(_q.Rows, Rank);
        for (var j = 0; j < Rank; j++)
        {
            q[j, j] = 1;
            Apply(q.Column(j));
        }
        return q;
    }

    /// <summary>How dependent column number k (0-based among the dependent) is made of the independent ones.</summary>
    public double[] Combination(int k)
    {
        var x = _q.Column(Rank + k)[..Rank].ToArray();
        SolveR(x);
        return x;
    }

    private static void Reflect(ReadOnlySpan<double> v, double beta, Span<double> x) => Kernels.Axpy(-beta * Kernels.Dot(v, x), v, x);

    private static double MakeReflector(Span<double> x, double norm, out double diagonal)
    {
        diagonal = x[0] > 0 ? -norm : norm;
        x[0] -= diagonal;
        var square = Kernels.Dot(x, x);
        return square == 0 ? 0 : 2 / square;
    }
}
