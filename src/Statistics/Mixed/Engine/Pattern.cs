using Confrere.Statistics.Numerics;

namespace Confrere.Statistics.Mixed.Engine;

/// <summary>
/// All components (specification 3.3) that share one Z'Z: their cross-products enter the likelihood only through sums of
/// squares, so however many they are they compress into at most Size * Width pseudo-components of the same second moments.
/// </summary>
internal sealed class Pattern
{
    private const double NegligiblePivot = 1e-15;
    private readonly int _length;
    private double[] _products;
    private double[]? _gram;

    public Pattern(int stratum, int[] levels, int size, int width, ReadOnlySpan<double> zz)
    {
        Stratum = stratum;
        Levels = levels;
        Size = size;
        Width = width;
        ZZ = zz[..(size * size)].ToArray();
        _length = size * width;
        _products = [];
    }

    public int Stratum { get; }

    /// <summary>How many levels of each random term a component holds.</summary>
    public int[] Levels { get; }

    /// <summary>Random columns of one component.</summary>
    public int Size { get; }

    /// <summary>Fixed columns plus the response.</summary>
    public int Width { get; }

    /// <summary>Z'Z, row-major.</summary>
    public double[] ZZ { get; }

    public long Count { get; private set; }

    /// <summary>Z'[X y] of the (pseudo-)components, one after another, each row-major Size x Width.</summary>
    public double[] Products => _products;

    public int Replicates { get; private set; }

    public bool Matches(int stratum, ReadOnlySpan<int> levels, ReadOnlySpan<double> zz) =>
        Stratum == stratum && levels.SequenceEqual(Levels) && zz.SequenceEqual(ZZ);

    public void Add(ReadOnlySpan<double> product)
    {
        Count++;
        if (_gram is null && Count > 2L * _length) StartGram();
        if (_gram is not null)
        {
            AddToGram(product[.._length]);
            return;
        }

        var needed = (Replicates + 1) * _length;
        if (_products.Length < needed) Array.Resize(ref _products, Math.Max(needed, 2 * _products.Length));
        product[.._length].CopyTo(_products.AsSpan(Replicates * _length));
        Replicates++;
    }

    /// <summary>Turns pooled second moments into pseudo-components: a pivot-free Cholesky factor's rows.</summary>
    public void Compress()
    {
        if (_gram is null && Replicates > _length) StartGram();
        if (_gram is null) return;
        var d = _length;
        var factor = new double[d * d];
        var rows = 0;
        for (var j = 0; j < d; j++)
        {
            var pivot = _gram[(j * d) + j];
            for (var r = 0; r < rows; r++) pivot -= factor[(r * d) + j] * factor[(r * d) + j];
            // A pivot of rounding size is a direction that the earlier ones span: its remainder carries no information.
            if (!(pivot > NegligiblePivot * _gram[(j * d) + j])) continue;
            var root = Math.Sqrt(pivot);
            factor[(rows * d) + j] = root;
            for (var c = j + 1; c < d; c++)
            {
                var sum = _gram[(j * d) + c];
                for (var r = 0; r < rows; r++) sum -= factor[(r * d) + j] * factor[(r * d) + c];
                factor[(rows * d) + c] = sum / root;
            }

            rows++;
        }

        _products = factor.AsSpan(0, rows * d).ToArray();
        Replicates = rows;
        _gram = null;
    }

    private void StartGram()
    {
        _gram = new double[_length * _length];
        for (var r = 0; r < Replicates; r++) AddToGram(_products.AsSpan(r * _length, _length));
        _products = [];
        Replicates = 0;
    }

    private void AddToGram(ReadOnlySpan<double> product)
    {
        for (var a = 0; a < product.Length; a++)
            Kernels.Axpy(product[a], product[a..], _gram.AsSpan((a * _length) + a));
    }
}
