namespace Confrere.Statistics.Mixed.Engine;

/// <summary>Where an entry (a, b) of G stands in a component: the derivative E of Z G Z' couples columns a and b of each level.</summary>
internal readonly record struct EntryBlock(int Offset, int Columns, int Levels, int A, int B)
{
    public static EntryBlock Of(CovarianceLayout layout, int entry, int[] levels, int offset)
    {
        var (term, a, b) = layout.Entries[entry];
        return new(offset, layout.Terms[term].Columns, levels[term], a, b);
    }

    /// <summary>tr(E T) for symmetric T of n columns.</summary>
    public double Trace(ReadOnlySpan<double> t, int n)
    {
        var sum = 0.0;
        for (var l = 0; l < Levels; l++) sum += t[((Offset + (l * Columns) + A) * n) + Offset + (l * Columns) + B];
        return A == B ? sum : 2 * sum;
    }

    /// <summary>tr(E_i T E_j T): only the rows of T that belong to this entry's term and the columns of the other's are read.</summary>
    public double TraceWith(EntryBlock other, ReadOnlySpan<double> t, int n)
    {
        var sum = 0.0;
        for (var l = 0; l < Levels; l++)
        {
            var rowA = t.Slice((Offset + (l * Columns) + A) * n, n);
            var rowB = t.Slice((Offset + (l * Columns) + B) * n, n);
            for (var m = 0; m < other.Levels; m++)
            {
                int a = other.Offset + (m * other.Columns) + other.A, b = other.Offset + (m * other.Columns) + other.B;
                sum += rowB[a] * rowA[b];
                if (A != B) sum += rowA[a] * rowB[b];
                if (other.A != other.B) sum += rowB[b] * rowA[a];
                if (A != B && other.A != other.B) sum += rowA[b] * rowB[a];
            }
        }

        return sum;
    }
}
