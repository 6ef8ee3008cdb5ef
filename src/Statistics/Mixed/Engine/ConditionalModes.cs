using Confrere.Statistics.Numerics;

namespace Confrere.Statistics.Mixed.Engine;

/// <summary>Best linear unbiased predictions of the random effects and their conditional variances (specification 3.11), one pass over the rows.</summary>
internal sealed class ConditionalModes
{
    private readonly Components _components;
    private readonly MixedSolution _solution;
    private readonly double[][] _lambda;
    private readonly double[] _contrast;
    private readonly double[] _packed;

    public ConditionalModes(Components components, RowSource rows, MixedSolution solution)
    {
        _components = components;
        _solution = solution;
        var layout = solution.Likelihood.Layout;
        _packed = new double[Math.Max(1, layout.LambdaLength)];
        layout.FillLambda(solution.Psi, _packed);
        _lambda = [.. layout.Terms.Select((t, i) => _packed.AsSpan(layout.LambdaOffsets[i], t.Columns * t.Columns).ToArray())];
        Modes = [.. components.Blocks.Select(b => new double[b.Levels * b.Columns.Length])];
        Variances = [.. components.Blocks.Select((b, i) => Prior(b, _lambda[i]))];
        _contrast = [.. solution.Likelihood.Beta.ToArray().Select(v => -v), 1];
        var reader = new ComponentReader(components, rows);
        while (reader.Next())
            if (reader.Crossed is not null) SolveCrossed(reader, reader.Crossed);
            else if (reader.Size > 0) Solve(reader);
    }

    /// <summary>For each term, level-major: predicted effects of the scaled columns.</summary>
    public double[][] Modes { get; }

    /// <summary>Conditional variances relative to sigma^2, in the same order.</summary>
    public double[][] Variances { get; }

    // A level without data keeps its prior variance.
    private static double[] Prior(RandomBlock block, double[] lambda)
    {
        var q = block.Columns.Length;
        var variances = new double[block.Levels * q];
        for (var i = 0; i < variances.Length; i++)
            variances[i] = Kernels.Dot(lambda.AsSpan(i % q * q, q), lambda.AsSpan(i % q * q, q));
        return variances;
    }

    private void Solve(ComponentReader reader)
    {
        var n = reader.Size;
        var weight = MixedLikelihood.Weight(_solution.Psi, _solution.Likelihood.Layout.Count, reader.Stratum);
        var h = LambdaTranspose(reader);
        var m = new double[n * n];
        for (var i = 0; i < n; i++)
        {
            var row = new double[n];
            for (var k = 0; k < n; k++) Kernels.Axpy(h[(i * n) + k], reader.ZZ.Slice(k * n, n), row);
            for (var j = 0; j < n; j++) m[(i * n) + j] = weight * Kernels.Dot(row, h.AsSpan(j * n, n));
            m[(i * n) + i] += 1;
        }

        RowMajor.LogCholesky(m, n);
        RowMajor.SolveLower(m, n, h, n);
        var score = new double[n];
        for (var i = 0; i < n; i++) score[i] = weight * Kernels.Dot(reader.Products.Slice(i * _contrast.Length, _contrast.Length), _contrast);
        var inner = new double[n];
        for (var k = 0; k < n; k++) inner[k] = Kernels.Dot(h.AsSpan(k * n, n), score);
        StoreDense(reader, h, inner);
    }

    private void SolveCrossed(ComponentReader reader, CrossedComponent part)
    {
        var work = new CrossedWork(part, _solution.Likelihood.Layout);
        var weight = MixedLikelihood.Weight(_solution.Psi, _solution.Likelihood.Layout.Count, reader.Stratum);
        work.Solve(_packed, weight);
        var (mode, variance) = CrossedModes.Of(work, weight, _contrast);
        var modes = new double[reader.Size];
        var spread = new double[reader.Size];
        for (var b = 0; b < reader.Levels.Length; b++)
        {
            var length = reader.Levels[b] * _components.Blocks[b].Columns.Length;
            var from = b == part.Outer ? part.Kept : part.KeptOffset(b);
            Array.Copy(mode, from, modes, reader.Offsets[b], length);
            Array.Copy(variance, from, spread, reader.Offsets[b], length);
        }

        Store(reader, modes, spread);
    }

    private void StoreDense(ComponentReader reader, double[] h, double[] inner)
    {
        var n = reader.Size;
        var mode = new double[n];
        var variance = new double[n];
        for (var k = 0; k < n; k++)
            for (var a = 0; a < n; a++)
            {
                mode[a] += h[(k * n) + a] * inner[k];
                variance[a] += h[(k * n) + a] * h[(k * n) + a];
            }

        Store(reader, mode, variance);
    }

    private void Store(ComponentReader reader, double[] mode, double[] variance)
    {
        for (var p = 0; p < reader.RowCount; p++)
        {
            var row = _components.RowAt(reader.Start + p);
            for (var b = 0; b < _components.Blocks.Length; b++)
            {
                var block = _components.Blocks[b];
                var local = _components.LocalLevel(b, block.Codes[row]);
                if (local < 0 || !block.TouchesRow(row)) continue;
                var q = block.Columns.Length;
                for (var c = 0; c < q; c++)
                {
                    Modes[b][(block.Codes[row] * q) + c] = mode[reader.Offsets[b] + (local * q) + c];
                    Variances[b][(block.Codes[row] * q) + c] = variance[reader.Offsets[b] + (local * q) + c];
                }
            }
        }
    }

    private double[] LambdaTranspose(ComponentReader reader)
    {
        var n = reader.Size;
        var result = new double[n * n];
        for (var b = 0; b < _lambda.Length; b++)
        {
            var q = _components.Blocks[b].Columns.Length;
            for (var l = 0; l < reader.Levels[b]; l++)
            {
                var at = reader.Offsets[b] + (l * q);
                for (var r = 0; r < q; r++)
                    for (var c = 0; c < q; c++) result[((at + c) * n) + at + r] = _lambda[b][(r * q) + c];
            }
        }

        return result;
    }
}
