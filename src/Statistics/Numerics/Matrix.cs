namespace Confrere.Statistics.Numerics;

/// <summary>Dense column-major matrix: element (i, j) is <c>Data[i + j * Rows]</c>. Mutable; never leaves the library.</summary>
internal sealed class Matrix
{
    public Matrix(int rows, int columns) : this(rows, columns, new double[rows * columns]) { }

    public Matrix(int rows, int columns, double[] data)
    {
        if (data.Length != rows * columns) throw new ArgumentException("The data do not fill the matrix.", nameof(data));
        (Rows, Columns, Data) = (rows, columns, data);
    }

    public int Rows { get; }
    public int Columns { get; }
    public double[] Data { get; }

    public ref double this[int i, int j] => ref Data[i + j * Rows];

    public Span<double> Column(int j) => Data.AsSpan(j * Rows, Rows);

    public static Matrix Identity(int n)
    {
        var m = new Matrix(n, n);
        for (var i = 0; i < n; i++) m[i, i] = 1;
        return m;
    }

    public static Matrix FromRows(params ReadOnlySpan<double[]> rows)
    {
        var m = new Matrix(rows.Length, rows.Length == 0 ? 0 : rows[0].Length);
        for (var i = 0; i < m.Rows; i++)
            for (var j = 0; j < m.Columns; j++) m[i, j] = rows[i][j];
        return m;
    }

    public Matrix Clone() => new(Rows, Columns, (double[])Data.Clone());

    public double[] Row(int i)
    {
        var row = new double[Columns];
        for (var j = 0; j < Columns; j++) row[j] = this[i, j];
        return row;
    }

    public Matrix Transpose()
    {
        var t = new Matrix(Columns, Rows);
        for (var j = 0; j < Columns; j++)
            for (var i = 0; i < Rows; i++) t[j, i] = this[i, j];
        return t;
    }

    public Matrix SelectColumns(IReadOnlyList<int> columns)
    {
        var m = new Matrix(Rows, columns.Count);
        for (var j = 0; j < columns.Count; j++) Column(columns[j]).CopyTo(m.Column(j));
        return m;
    }

    public Matrix SelectRows(IReadOnlyList<int> rows)
    {
        var m = new Matrix(rows.Count, Columns);
        for (var j = 0; j < Columns; j++)
            for (var i = 0; i < rows.Count; i++) m[i, j] = this[rows[i], j];
        return m;
    }

    public static Matrix operator *(Matrix a, Matrix b)
    {
        var c = new Matrix(a.Rows, b.Columns);
        for (var j = 0; j < b.Columns; j++)
            for (var k = 0; k < a.Columns; k++)
            {
                var factor = b[k, j];
                if (factor != 0) Kernels.Axpy(factor, a.Column(k), c.Column(j));
            }
        return c;
    }

    public static Matrix operator +(Matrix a, Matrix b)
    {
        var c = a.Clone();
        Kernels.Axpy(1, b.Data, c.Data);
        return c;
    }

    public static Matrix operator -(Matrix a, Matrix b)
    {
        var c = a.Clone();
        Kernels.Axpy(-1, b.Data, c.Data);
        return c;
    }

    public static Matrix operator *(double factor, Matrix a)
    {
        var c = a.Clone();
        Kernels.Scale(factor, c.Data);
        return c;
    }

    public double[] Times(ReadOnlySpan<double> x)
    {
        var y = new double[Rows];
        for (var j = 0; j < Columns; j++) Kernels.Axpy(x[j], Column(j), y);
        return y;
    }

    /// <summary>A'x.</summary>
    public double[] TransposeTimes(ReadOnlySpan<double> x)
    {
        var y = new double[Columns];
        for (var j = 0; j < Columns; j++) y[j] = Kernels.Dot(Column(j), x);
        return y;
    }

    /// <summary>A'B.</summary>
    public Matrix TransposeTimes(Matrix b)
    {
        var c = new Matrix(Columns, b.Columns);
        for (var j = 0; j < b.Columns; j++)
            for (var i = 0; i < Columns; i++) c[i, j] = Kernels.Dot(Column(i), b.Column(j));
        return c;
    }

    /// <summary>A'A, exactly symmetric.</summary>
    public Matrix Gram()
    {
        var c = new Matrix(Columns, Columns);
        for (var j = 0; j < Columns; j++)
            for (var i = 0; i <= j; i++) c[i, j] = c[j, i] = Kernels.Dot(Column(i), Column(j));
        return c;
    }

    /// <summary>x'Ay.</summary>
    public double Bilinear(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double sum = 0;
        for (var j = 0; j < Columns; j++)
            if (y[j] != 0) sum += y[j] * Kernels.Dot(Column(j), x);
        return sum;
    }

    public double Trace()
    {
        double sum = 0;
        for (var i = 0; i < Math.Min(Rows, Columns); i++) sum += this[i, i];
        return sum;
    }
}
