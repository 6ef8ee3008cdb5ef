using Confrere.Statistics.Distributions;
using Confrere.Statistics.Numerics;
using Confrere.Statistics.Random;

namespace Confrere.Statistics.Imputation;

/// <summary>
/// Draws from the posterior of coefficients, covariance and missing outcomes of Y = X B + E, rows of E independent N(0, Sigma) (spec 11.1).
/// With orthonormal X = Q: Sigma | Y ~ inverse Wishart(n - p, residual products), C | Sigma, Y ~ Q'Y + normal rows with covariance Sigma.
/// </summary>
internal sealed class GibbsSampler
{
    private readonly Matrix _q, _residuals, _factor, _bartlett;
    private readonly Philox _stream;
    private readonly (int[] Missing, int[] Seen, int[] Rows)[] _patterns;

    public GibbsSampler(Matrix design, Matrix outcomes, Philox stream)
    {
        var qr = PivotedQr.Of(design);
        (_q, InverseR, Y, _stream) = (qr.ThinQ(), qr.InverseR(), outcomes.Clone(), stream);
        var visits = outcomes.Columns;
        (Coefficients, Mean, _residuals) = (new(design.Columns, visits), new(outcomes.Rows, visits), new(outcomes.Rows, visits));
        (Sigma, _factor, _bartlett) = (new(visits, visits), new(visits, visits), new(visits, visits));
        _patterns = [.. Enumerable.Range(0, outcomes.Rows)
            .GroupBy(row => string.Concat(Enumerable.Range(0, visits).Select(t => double.IsNaN(outcomes[row, t]) ? '.' : 'x')))
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => (Places(g.Key, '.'), Places(g.Key, 'x'), g.ToArray())).Where(p => p.Item1.Length > 0)];
        for (var t = 0; t < visits; t++) FillByMean(Y.Column(t));
    }

    /// <summary>R^-1 of X = Q R, which turns a design row into a row of Q.</summary>
    public Matrix InverseR { get; }

    /// <summary>Outcomes, missing ones at their current draw under missing at random.</summary>
    public Matrix Y { get; }

    /// <summary>Current coefficients of Q, one column a visit.</summary>
    public Matrix Coefficients { get; }

    /// <summary>Current means Q C.</summary>
    public Matrix Mean { get; }

    /// <summary>Current covariance.</summary>
    public Matrix Sigma { get; }

    public IReadOnlyList<(int[] Missing, int[] Seen, int[] Rows)> Patterns => _patterns;

    public double Normal() => _stream.StandardNormal();

    public void Sweep()
    {
        DrawParameters();
        foreach (var (missing, seen, rows) in _patterns)
        {
            var conditional = ConditionalNormal.Of(Sigma, missing, seen);
            foreach (var row in rows) conditional.Draw(row, Y, Mean, Normal);
        }
    }

    private void DrawParameters()
    {
        var (n, p, visits) = (Y.Rows, _q.Columns, Y.Columns);
        for (var t = 0; t < visits; t++)
        {
            Y.Column(t).CopyTo(_residuals.Column(t));
            for (var j = 0; j < p; j++)
            {
                Coefficients[j, t] = Kernels.Dot(_q.Column(j), Y.Column(t));
                Kernels.Axpy(-Coefficients[j, t], _q.Column(j), _residuals.Column(t));
            }
        }
        DrawSigma(n - p);
        Cholesky.TryOf(Sigma)!.Factor.Data.CopyTo(_factor.Data, 0);
        for (var j = 0; j < p; j++)
            for (var t = visits - 1; t >= 0; t--)
            {
                var z = Normal();
                for (var s = t; s < visits; s++) Coefficients[j, s] += _factor[s, t] * z;
            }
        for (var t = 0; t < visits; t++)
        {
            Mean.Column(t).Clear();
            for (var j = 0; j < p; j++) Kernels.Axpy(Coefficients[j, t], _q.Column(j), Mean.Column(t));
        }
    }

    // With residual products L L' and Bartlett's A (chi on the diagonal, normals below), Sigma = (L A'^-1)(L A'^-1)'.
    private void DrawSigma(int degreesOfFreedom)
    {
        var visits = Sigma.Rows;
        var l = Cholesky.TryOf(_residuals.Gram()) ?? throw new InvalidOperationException("The design reproduces an outcome exactly, so its variance cannot be drawn.");
        _bartlett.Data.AsSpan().Clear();
        for (var i = 0; i < visits; i++)
        {
            _bartlett[i, i] = Math.Sqrt(ChiSquare.Quantile((_stream.Uniform() + 0.5 / (1UL << 53)), degreesOfFreedom - i));
            for (var j = 0; j < i; j++) _bartlett[i, j] = Normal();
        }
        // Column k of A'^-1 solves A' x = e_k; M = L A'^-1.
        var m = new Matrix(visits, visits);
        for (var k = 0; k < visits; k++)
        {
            var x = new double[visits];
            for (var i = k; i >= 0; i--)
            {
                var sum = i == k ? 1.0 : 0;
                for (var j = i + 1; j <= k; j++) sum -= _bartlett[j, i] * x[j];
                x[i] = sum / _bartlett[i, i];
            }
            for (var j = 0; j <= k; j++) Kernels.Axpy(x[j], l.Factor.Column(j), m.Column(k));
        }
        for (var i = 0; i < visits; i++)
            for (var j = 0; j < visits; j++)
            {
                double sum = 0;
                for (var k = 0; k < visits; k++) sum += m[i, k] * m[j, k];
                Sigma[i, j] = sum;
            }
    }

    private static int[] Places(string pattern, char which) => [.. Enumerable.Range(0, pattern.Length).Where(t => pattern[t] == which)];

    private static void FillByMean(Span<double> column)
    {
        double sum = 0;
        var count = 0;
        foreach (var value in column)
            if (!double.IsNaN(value)) (sum, count) = (sum + value, count + 1);
        foreach (ref var value in column)
            if (double.IsNaN(value)) value = sum / count;
    }
}
