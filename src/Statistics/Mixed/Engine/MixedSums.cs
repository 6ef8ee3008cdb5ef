using Confrere.Statistics.Numerics;

namespace Confrere.Statistics.Mixed.Engine;

/// <summary>
/// Everything the likelihood needs of the data (specification 3.3): cross-products of [X y] for each residual stratum and
/// the distinct patterns of Z'Z with the compressed Z'[X y] of the components that share them; large components with several terms one by one.
/// </summary>
internal sealed class MixedSums
{
    private readonly Dictionary<int, List<Pattern>> _byHash = [];
    private readonly List<Pattern> _patterns = [];
    private readonly List<CrossedComponent> _crossed = [];
    private Pattern? _last;

    public MixedSums(Components components, RowSource rows, int strata)
    {
        Layout = new CovarianceLayout([.. components.Blocks.Select(b => new TermShape(b.Columns.Length, b.Correlated))]);
        Width = rows.Width;
        Rows = rows.Rows;
        StratumRows = new int[strata];
        CrossProducts = [.. Enumerable.Range(0, strata).Select(_ => new double[Width * Width])];
        var reader = new ComponentReader(components, rows);
        while (reader.Next())
        {
            StratumRows[reader.Stratum] += reader.RowCount;
            Kernels.Axpy(1, reader.CrossProducts, CrossProducts[reader.Stratum]);
            if (reader.Crossed is { } crossed) _crossed.Add(crossed);
            else if (reader.Size > 0) Find(reader).Add(reader.Products);
        }

        foreach (var pattern in _patterns) pattern.Compress();
    }

    public CovarianceLayout Layout { get; }

    /// <summary>Fixed columns plus one, the response standing last.</summary>
    public int Width { get; }

    public int Rows { get; }
    public int[] StratumRows { get; }

    /// <summary>[X y]'[X y] by residual stratum, row-major Width x Width.</summary>
    public double[][] CrossProducts { get; }

    public IReadOnlyList<Pattern> Patterns => _patterns;
    public IReadOnlyList<CrossedComponent> Crossed => _crossed;

    private Pattern Find(ComponentReader reader)
    {
        if (_last is not null && _last.Matches(reader.Stratum, reader.Levels, reader.ZZ)) return _last;
        var hash = new HashCode();
        foreach (var value in reader.ZZ) hash.Add(value);
        var key = hash.ToHashCode();
        if (!_byHash.TryGetValue(key, out var candidates)) _byHash[key] = candidates = [];
        foreach (var candidate in candidates)
            if (candidate.Matches(reader.Stratum, reader.Levels, reader.ZZ)) return _last = candidate;
        var fresh = new Pattern(reader.Stratum, reader.Levels.ToArray(), reader.Size, Width, reader.ZZ);
        candidates.Add(fresh);
        _patterns.Add(fresh);
        return _last = fresh;
    }
}
