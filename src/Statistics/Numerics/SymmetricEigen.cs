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
        var a = symmetric.Clone();
        var v = Matrix.Identity(a.Rows);
        for (var sweep = 0; sweep < MostSweeps && OffDiagonal(a) > 0; sweep++)
            for (var p = 0; p < a.Rows - 1; p++)
                for (var q = p + 1; q < a.Rows; q++) Rotate(a, v, p, q);
        var order = Enumerable.Range(0, a.Rows).OrderBy(i => a[i, i]).ToArray();
        return new([.. order.Select(i => a[i, i])], v.SelectColumns(order));
    }

    /// <summary>V f(D) V'.</summary>
    public Matrix Apply(Func<double, double> f)
    {
        var scaled = Vectors.Clone();
        for (var k = 0; k < Values.Length; k++) Kernels.Scale(f(Values[k]), scaled.Column(k));
        return scaled * Vectors.Transpose();
    }

    private static double OffDiagonal(Matrix a)
    {
        double sum = 0;
        for (var j = 1; j < a.Columns; j++)
            for (var i = 0; i < j; i++) sum += Math.Abs(a[i, j]);
        return sum;
    }

    // Golub and Van Loan (2013), algorithm 8.5.1; an element too small to change its diagonal is set to zero, which ends the sweeps.
    private static void Rotate(Matrix a, Matrix v, int p, int q)
    {
        var apq = a[p, q];
        if (apq == 0) return;
        if (Math.Abs(a[p, p]) + Math.Abs(apq) * 1e-3 == Math.Abs(a[p, p]) && Math.Abs(a[q, q]) + Math.Abs(apq) * 1e-3 == Math.Abs(a[q, q]))
        {
            a[p, q] = a[q, p] = 0;
            return;
        }
        var theta = (a[q, q] - a[p, p]) / (2 * apq);
        var t = (theta >= 0 ? 1 : -1) / (Math.Abs(theta) + Math.Sqrt(theta * theta + 1));
        if (double.IsInfinity(theta)) t = 0;
        var c = 1 / Math.Sqrt(t * t + 1);
        var s = t * c;
        var (app, aqq) = (a[p, p] - t * apq, a[q, q] + t * apq);
        for (var k = 0; k < a.Rows; k++)
        {
            var (akp, akq) = (a[k, p], a[k, q]);
            a[k, p] = a[p, k] = c * akp - s * akq;
            a[k, q] = a[q, k] = s * akp + c * akq;
        }
        (a[p, p], a[q, q], a[p, q], a[q, p]) = (app, aqq, 0, 0);
        for (var k = 0; k < v.Rows; k++)
        {
            var (vkp, vkq) = (v[k, p], v[k, q]);
            v[k, p] = c * vkp - s * vkq;
            v[k, q] = s * vkp + c * vkq;
        }
    }
}
