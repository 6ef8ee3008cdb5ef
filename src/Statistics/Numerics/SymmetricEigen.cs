namespace Confrere.Statistics.Numerics;

/// <summary>Eigenvalues (ascending) and orthonormal eigenvectors of a small symmetric matrix, by cyclic Jacobi rotations.</summary>
internal sealed class SymmetricEigen
{
    private const int MostSweeps = 60;

    private SymmetricEigen(double[] values, Matrix vectors) => (Values, Vectors) = (values, vectors);

    public double[] Values { get; }

    /// <summary>Column k belongs to Values[k].</summary>
    public Matrix Vectors { get; }

    public static SymmetricEigen Of(Matrix symmetric)
    {
        var n = symmetric.Rows;
        double[] values = new double[n], vectors = new double[n * n];
        InPlace((double[])symmetric.Data.Clone(), n, values, vectors);
        var order = Enumerable.Range(0, n).OrderBy(i => values[i]).ToArray();
        return new([.. order.Select(i => values[i])], new Matrix(n, n, vectors).Transpose().SelectColumns(order));
    }

    /// <summary>Over row-major spans, in no order; column k of the vectors belongs to values[k]. The matrix is spoiled.</summary>
    public static void InPlace(Span<double> a, int n, Span<double> values, Span<double> vectors)
    {
        vectors[..(n * n)].Clear();
        for (var i = 0; i < n; i++) vectors[i * n + i] = 1;
        for (var sweep = 0; sweep < MostSweeps && OffDiagonal(a, n) > 0; sweep++)
            for (var p = 0; p < n - 1; p++)
                for (var q = p + 1; q < n; q++) Rotate(a, vectors, n, p, q);
        for (var i = 0; i < n; i++) values[i] = a[i * n + i];
    }

    /// <summary>V f(D) V'.</summary>
    public Matrix Apply(Func<double, double> f)
    {
        var scaled = Vectors.Clone();
        for (var k = 0; k < Values.Length; k++) Kernels.Scale(f(Values[k]), scaled.Column(k));
        return scaled * Vectors.Transpose();
    }

    private static double OffDiagonal(ReadOnlySpan<double> a, int n)
    {
        double sum = 0;
        for (var i = 0; i < n; i++)
            for (var j = i + 1; j < n; j++) sum += Math.Abs(a[i * n + j]);
        return sum;
    }

    // Golub and Van Loan (2013), algorithm 8.5.1; an element too small to change its diagonal is set to zero, which ends the sweeps.
    private static void Rotate(Span<double> a, Span<double> v, int n, int p, int q)
    {
        double apq = a[p * n + q], app = a[p * n + p], aqq = a[q * n + q];
        if (apq == 0) return;
        if (Math.Abs(app) + Math.Abs(apq) * 1e-3 == Math.Abs(app) && Math.Abs(aqq) + Math.Abs(apq) * 1e-3 == Math.Abs(aqq))
        {
            a[p * n + q] = a[q * n + p] = 0;
            return;
        }
        var theta = (aqq - app) / (2 * apq);
        var t = (theta >= 0 ? 1 : -1) / (Math.Abs(theta) + Math.Sqrt(theta * theta + 1));
        if (double.IsInfinity(theta)) t = 0;
        var c = 1 / Math.Sqrt(t * t + 1);
        var s = t * c;
        for (var k = 0; k < n; k++)
        {
            var (akp, akq) = (a[k * n + p], a[k * n + q]);
            a[k * n + p] = a[p * n + k] = c * akp - s * akq;
            a[k * n + q] = a[q * n + k] = s * akp + c * akq;
        }
        (a[p * n + p], a[q * n + q], a[p * n + q], a[q * n + p]) = (app - t * apq, aqq + t * apq, 0, 0);
        for (var k = 0; k < n; k++)
        {
            var (vkp, vkq) = (v[k * n + p], v[k * n + q]);
            v[k * n + p] = c * vkp - s * vkq;
            v[k * n + q] = s * vkp + c * vkq;
        }
    }
}
