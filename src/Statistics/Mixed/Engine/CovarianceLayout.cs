namespace Confrere.Statistics.Mixed.Engine;

/// <summary>Shape of one random term: how many random columns a level carries and whether they covary.</summary>
internal readonly record struct TermShape(int Columns, bool Correlated);

/// <summary>
/// Maps the parameters theta (entries of the relative covariance factor Lambda, column by column of each lower triangle)
/// to the entries phi of G = Lambda Lambda'. Both lists have the same length and the same order (specification 3.2).
/// </summary>
internal sealed class CovarianceLayout
{
    private readonly int[] _first;

    public CovarianceLayout(IReadOnlyList<TermShape> terms)
    {
        Terms = [.. terms];
        _first = new int[Terms.Length];
        var entries = new List<Entry>();
        for (var t = 0; t < Terms.Length; t++)
        {
            _first[t] = entries.Count;
            var q = Terms[t].Columns;
            for (var b = 0; b < q; b++)
                for (var a = b; a < (Terms[t].Correlated ? q : b + 1); a++)
                    entries.Add(new Entry(t, a, b));
        }

        Entries = [.. entries];
        LambdaOffsets = new int[Terms.Length];
        for (var t = 1; t < Terms.Length; t++)
            LambdaOffsets[t] = LambdaOffsets[t - 1] + (Terms[t - 1].Columns * Terms[t - 1].Columns);
        LambdaLength = Terms.Sum(term => term.Columns * term.Columns);
    }

    /// <summary>Entry (row, column), row at or below column, of term's G (phi) or of its Lambda (theta).</summary>
    internal readonly record struct Entry(int Term, int Row, int Column);

    public TermShape[] Terms { get; }
    public Entry[] Entries { get; }
    public int Count => Entries.Length;
    public int[] LambdaOffsets { get; }
    public int LambdaLength { get; }

    public int IndexOf(int term, int row, int column)
    {
        for (var i = _first[term]; i < Entries.Length && Entries[i].Term == term; i++)
            if (Entries[i].Row == row && Entries[i].Column == column) return i;
        return -1;
    }

    /// <summary>Writes each term's Lambda, row-major q x q, one after the other.</summary>
    public void FillLambda(ReadOnlySpan<double> theta, Span<double> lambda)
    {
        lambda[..LambdaLength].Clear();
        for (var k = 0; k < Entries.Length; k++)
        {
            var (t, a, b) = Entries[k];
            lambda[LambdaOffsets[t] + (a * Terms[t].Columns) + b] = theta[k];
        }
    }

    /// <summary>phi = the entries of Lambda Lambda'.</summary>
    public void Covariance(ReadOnlySpan<double> theta, Span<double> phi)
    {
        Span<double> lambda = stackalloc double[LambdaLength];
        FillLambda(theta, lambda);
        for (var i = 0; i < Entries.Length; i++)
        {
            var (t, a, b) = Entries[i];
            var q = Terms[t].Columns;
            var block = lambda.Slice(LambdaOffsets[t], q * q);
            var sum = 0.0;
            for (var c = 0; c <= b; c++) sum += block[(a * q) + c] * block[(b * q) + c];
            phi[i] = sum;
        }
    }

    /// <summary>d phi_i / d theta_k, row-major (phi by theta).</summary>
    public void Jacobian(ReadOnlySpan<double> theta, Span<double> jacobian)
    {
        Span<double> lambda = stackalloc double[LambdaLength];
        FillLambda(theta, lambda);
        for (var i = 0; i < Entries.Length; i++)
        {
            var (t, a, b) = Entries[i];
            var q = Terms[t].Columns;
            for (var k = 0; k < Entries.Length; k++)
            {
                var (tk, m, c) = Entries[k];
                var value = 0.0;
                if (tk == t)
                {
                    var block = lambda.Slice(LambdaOffsets[t], q * q);
                    if (a == m) value += block[(b * q) + c];
                    if (b == m) value += block[(a * q) + c];
                }

                jacobian[(i * Entries.Length) + k] = value;
            }
        }
    }

    /// <summary>d2 phi_i / d theta_k d theta_l: constant, since phi is quadratic in theta.</summary>
    public double SecondDerivative(int i, int k, int l)
    {
        var (t, a, b) = Entries[i];
        var (tk, mk, ck) = Entries[k];
        var (tl, ml, cl) = Entries[l];
        if (tk != t || tl != t || ck != cl) return 0;
        return (a == mk && b == ml ? 1 : 0) + (b == mk && a == ml ? 1 : 0);
    }
}
