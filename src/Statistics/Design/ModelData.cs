using Confrere.Statistics.Data;
using Confrere.Statistics.Problems;

namespace Confrere.Statistics.Design;

/// <summary>
/// What a model is fitted to: the complete rows of a frame, the response and the design. Rows in which the response, a column of a
/// term or another needed column (subject, visit, cluster) is missing are left out and listed with the reason; levels that no
/// remaining row has are removed.
/// </summary>
public sealed class ModelData
{
    /// <summary>From this many rows on, models that can read the columns in place do so.</summary>
    internal const int LongTable = 20_000;

    private ModelData(string response, double[] values, DesignMatrix design, IReadOnlyList<int> rows, IReadOnlyList<DroppedRows> dropped) =>
        (ResponseName, ResponseValues, Design, RowNumbers, Dropped) = (response, values, design, rows, dropped);

    /// <summary>Name of the response column.</summary>
    public string ResponseName { get; }

    /// <summary>The response in the used rows.</summary>
    public ReadOnlySpan<double> Response => ResponseValues;

    /// <summary>The fixed-effects design of the used rows.</summary>
    public DesignMatrix Design { get; }

    /// <summary>The used rows of all columns, levels without a row removed.</summary>
    public Frame Used => Design.Frame;

    /// <summary>For every used row, its zero-based row in the caller's frame.</summary>
    public IReadOnlyList<int> RowNumbers { get; }

    /// <summary>Rows that were left out, by the column that is missing.</summary>
    public IReadOnlyList<DroppedRows> Dropped { get; }

    internal double[] ResponseValues { get; }

    /// <summary>Selects complete rows and makes the design.</summary>
    /// <param name="frame">The data.</param>
    /// <param name="response">A numeric column.</param>
    /// <param name="terms">The fixed terms; the intercept is implied unless switched off.</param>
    /// <param name="alsoNeeded">Other columns without which a row cannot be used: subject, visit, cluster.</param>
    /// <param name="intercept">Whether the design has an intercept.</param>
    /// <exception cref="DataProblemsException">A column is absent, of the wrong kind or infinite; a factor has fewer than two levels left; no row is left; the response is one of the terms.</exception>
    public static ModelData Of(Frame frame, string response, IReadOnlyList<Term> terms, IReadOnlyList<string>? alsoNeeded = null, bool intercept = true)
    {
        var variables = terms.SelectMany(t => t.Variables).Distinct().ToArray();
        string[] needed = [.. new[] { response }.Concat(variables).Concat(alsoNeeded ?? []).Distinct()];
        CheckColumns(frame, response, variables, needed);
        var (kept, dropped) = CompleteRows(frame, needed);
        if (kept.Count == 0)
            throw new DataProblemsException(new DataProblem("data", $"No row is complete: {string.Join(" ", dropped.Select(d => d.Sentence))}"));
        var used = Trim(frame.Select(kept));
        return new(response, used.Numeric(response).Values.ToArray(), DesignMatrix.Of(used, terms, intercept), kept, dropped);
    }

    /// <summary>
    /// The same for a long table without copying it: the design stores nothing, and no column is tested for dependence on others,
    /// which the caller must do.
    /// </summary>
    internal static ModelData OfLongTable(Frame frame, string response, IReadOnlyList<Term> terms, IReadOnlyList<string> alsoNeeded, bool intercept)
    {
        var variables = terms.SelectMany(t => t.Variables).Distinct().ToArray();
        string[] needed = [.. new[] { response }.Concat(variables).Concat(alsoNeeded).Distinct()];
        CheckColumns(frame, response, variables, needed);
        var used = Frame.FromColumns([.. needed.Select(n => frame[n])]);
        IReadOnlyList<int> kept = new RowRange(frame.Rows);
        IReadOnlyList<DroppedRows> dropped = [];
        if (!used.Columns.All(c => c.IsComplete))
        {
            (kept, dropped) = CompleteRows(frame, needed);
            if (kept.Count == 0)
                throw new DataProblemsException(new DataProblem("data", $"No row is complete: {string.Join(" ", dropped.Select(d => d.Sentence))}"));
            used = used.Select(kept);
        }

        used = Trim(used);
        return new(response, used.Numeric(response).Data, DesignMatrix.OfIndependent(used, terms, intercept), kept, dropped);
    }

    private static void CheckColumns(Frame frame, string response, string[] variables, string[] needed)
    {
        var problems = new ProblemList();
        foreach (var name in needed.Where(n => !frame.Has(n)))
            problems.Column(name, $"There is no such column; there are {string.Join(", ", frame.Columns.Select(c => c.Name))}.");
        if (frame.Has(response) && frame[response] is not NumericColumn) problems.Column(response, "The response must hold numbers; it holds categories.");
        if (variables.Contains(response)) problems.Column(response, "It is the response and also a term of the model.");
        foreach (var numeric in needed.Where(frame.Has).Select(n => frame[n]).OfType<NumericColumn>())
            for (var row = 0; row < numeric.Length; row++)
                if (double.IsInfinity(numeric[row])) problems.Cell(numeric.Name, row, "The value is infinite.");
        problems.ThrowIfAny();
    }

    private static (List<int> Kept, IReadOnlyList<DroppedRows> Dropped) CompleteRows(Frame frame, string[] needed)
    {
        var columns = needed.Select(n => frame[n]).ToArray();
        var kept = new List<int>(frame.Rows);
        var dropped = columns.Select(_ => new List<int>()).ToArray();
        for (var row = 0; row < frame.Rows; row++)
        {
            var first = 0;
            while (first < columns.Length && !columns[first].IsMissing(row)) first++;
            (first == columns.Length ? kept : dropped[first]).Add(row);
        }
        return (kept, [.. dropped.Select((rows, i) => new DroppedRows(needed[i], rows)).Where(d => d.Rows.Count > 0)]);
    }

    private static Frame Trim(Frame frame) =>
        Frame.FromColumns([.. frame.Columns.Select(c => c is FactorColumn factor ? factor.WithoutUnusedLevels() : c)]);
}
