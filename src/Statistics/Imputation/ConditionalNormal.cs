using Confrere.Statistics.Numerics;

namespace Confrere.Statistics.Imputation;

/// <summary>Some components of a normal vector given the others: regression weights and the factor of the remaining covariance.</summary>
internal sealed class ConditionalNormal
{
    private readonly int[] _missing, _seen;
    private readonly Matrix _weights, _factor;

    private ConditionalNormal(int[] missing, int[] seen, Matrix weights, Matrix factor) => (_missing, _seen, _weights, _factor) = (missing, seen, weights, factor);

    public static ConditionalNormal Of(Matrix sigma, int[] missing, int[] seen)
    {
        Matrix own = Part(sigma, missing, missing), cross = Part(sigma, seen, missing);
        var weights = seen.Length == 0 ? cross : Cholesky.TryOf(Part(sigma, seen, seen))!.Solve(cross);
        var rest = own - weights.TransposeTimes(cross);
        return new(missing, seen, weights, Cholesky.TryOf(rest)?.Factor ?? new Matrix(missing.Length, missing.Length));
    }

    /// <summary>Replaces the missing components of one row of y by a draw around the given means.</summary>
    public void Draw(int row, Matrix y, Matrix mean, Func<double> normal)
    {
        Span<double> z = stackalloc double[_missing.Length];
        for (var i = 0; i < z.Length; i++) z[i] = normal();
        for (var i = 0; i < _missing.Length; i++)
        {
            var value = mean[row, _missing[i]];
            for (var s = 0; s < _seen.Length; s++) value += _weights[s, i] * (y[row, _seen[s]] - mean[row, _seen[s]]);
            for (var k = 0; k <= i; k++) value += _factor[i, k] * z[k];
            y[row, _missing[i]] = value;
        }
    }

    private static Matrix Part(Matrix sigma, int[] rows, int[] columns)
    {
        var part = new Matrix(rows.Length, columns.Length);
        for (var i = 0; i < rows.Length; i++)
            for (var j = 0; j < columns.Length; j++) part[i, j] = sigma[rows[i], columns[j]];
        return part;
    }
}
