using Confrere.Statistics.Data;
using Confrere.Statistics.Inference;
using Confrere.Statistics.Problems;

namespace Confrere.Statistics.Imputation;

/// <summary>Completed data sets and the data that they complete. Immutable.</summary>
public sealed class ImputedData
{
    private readonly IReadOnlyList<string> _outcomes;

    internal ImputedData(Frame original, IReadOnlyList<Frame> frames, IReadOnlyList<string> outcomes) => (Original, Frames, _outcomes) = (original, frames, outcomes);

    /// <summary>The data with their missing values.</summary>
    public Frame Original { get; }

    /// <summary>The completed data sets.</summary>
    public IReadOnlyList<Frame> Frames { get; }

    /// <summary>How many values of an outcome were imputed.</summary>
    /// <exception cref="DataProblemsException">It is not one of the imputed outcomes.</exception>
    public int Imputed(string outcome)
    {
        var column = Known(outcome);
        return Enumerable.Range(0, column.Length).Count(column.IsMissing);
    }

    /// <summary>Analyses every completed data set and pools the estimates by <see cref="Rubin"/>.</summary>
    /// <param name="analysis">The estimate from complete data.</param>
    public PooledEstimate Analyse(Func<Frame, Estimate> analysis) => Rubin.Pool([.. Frames.Select(analysis)]);

    /// <summary>The same data with something added to the imputed values of an outcome only (delta adjustment, spec 11.3).</summary>
    /// <param name="outcome">One of the imputed outcomes.</param>
    /// <param name="delta">What to add in a zero-based row, in points; negative makes those who left worse off where high is good.</param>
    /// <exception cref="DataProblemsException">It is not one of the imputed outcomes.</exception>
    public ImputedData WithDelta(string outcome, Func<int, double> delta)
    {
        var original = Known(outcome);
        return new(Original, [.. Frames.Select(f =>
        {
            var values = f.Numeric(outcome).Values.ToArray();
            for (var row = 0; row < values.Length; row++)
                if (original.IsMissing(row)) values[row] += delta(row);
            return f.With(new NumericColumn(outcome, values));
        })], _outcomes);
    }

    /// <summary>How much worse those who left one arm must have fared until the result is no longer significant.</summary>
    /// <param name="outcome">One of the imputed outcomes.</param>
    /// <param name="arm">Column of arms.</param>
    /// <param name="level">The arm whose imputed values are shifted.</param>
    /// <param name="deltas">Shifts to look at, in points, in the order of increasing severity.</param>
    /// <param name="analysis">The estimate from complete data.</param>
    /// <param name="significance">Two-sided level.</param>
    /// <exception cref="DataProblemsException">No such outcome or arm, or no shift.</exception>
    public TippingPoint TippingPoint(string outcome, string arm, string level, IReadOnlyList<double> deltas, Func<Frame, Estimate> analysis, double significance = 0.05)
    {
        var arms = Original.Factor(arm);
        if (!arms.Levels.Contains(level)) throw new DataProblemsException(DataProblem.InColumn(arm, $"There is no arm \"{level}\"; there are {string.Join(", ", arms.Levels)}."));
        if (deltas.Count == 0) throw new DataProblemsException(new DataProblem("deltas", "There is none."));
        return Imputation.TippingPoint.Search(deltas, delta => WithDelta(outcome, row => arms[row] == level ? delta : 0).Analyse(analysis), significance);
    }

    private NumericColumn Known(string outcome) => _outcomes.Contains(outcome)
        ? Original.Numeric(outcome)
        : throw new DataProblemsException(DataProblem.InColumn(outcome, $"It was not imputed; {string.Join(", ", _outcomes)} were."));
}
