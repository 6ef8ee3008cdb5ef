using Confrere.Statistics.Data;
using Confrere.Statistics.Design;
using Confrere.Statistics.Problems;

namespace Confrere.Statistics.Gee;

/// <summary>
/// Generalised estimating equations for a normal-scale outcome measured repeatedly (Liang and Zeger 1986, doi:10.1093/biomet/73.1.13).
/// Definition: the coefficients solve sum X_i' R_i^-1 (y_i - X_i b) = 0 with working correlation R (spec 4.1).
/// Assumes a linear mean and independent subjects; missing visits must be missing completely at random, unlike in an MMRM. Rows with a
/// missing value are left out and listed. Method: alternating least squares and moments, O(n p^2) a step. Pure.
/// Agrees with geepack 1.3.9 to 1e-7 in coefficients, robust and model-based errors, scale and correlation; like geepack and unlike other
/// software it subtracts no p in scale and correlation. Tests use the normal distribution, as geepack's Wald tests do.
/// </summary>
/// <param name="Response">A numeric column.</param>
/// <param name="Terms">Fixed terms; the intercept is implied.</param>
/// <param name="Subject">The column that names the subject (cluster) of every row.</param>
public sealed record GeeModel(string Response, IReadOnlyList<Term> Terms, string Subject)
{
    private const int MostIterations = 500;
    private const double CoefficientChange = 1e-13;

    /// <summary>A change this small that no longer shrinks is rounding: a response around a million never meets the bound above.</summary>
    private const double RoundedChange = 1e-8;

    /// <summary>The working correlation; exchangeable unless set.</summary>
    public WorkingCorrelation Correlation { get; init; } = WorkingCorrelation.Exchangeable;

    /// <summary>How standard errors are estimated; robust unless set.</summary>
    public GeeErrors Errors { get; init; } = GeeErrors.Robust;

    /// <summary>The column by which rows of a subject are put in order (the visit); without it the order of the rows is taken.</summary>
    public string? Order { get; init; }

    /// <summary>Fits the model.</summary>
    /// <exception cref="DataProblemsException">
    /// A column is absent, of the wrong kind or infinite; a factor has one level; the response is constant; there are not more subjects
    /// than coefficients; a subject has two rows of one order.
    /// </exception>
    public GeeFit Fit(Frame frame)
    {
        var data = ModelData.Of(frame, Response, Terms, Order is null ? [Subject] : [Subject, Order]);
        var subjects = RowsBySubject(data.Used);
        var problems = new ProblemList();
        if (subjects.Count <= data.Design.Columns)
            problems.Column(Subject, $"{subjects.Count} subjects with a complete row cannot estimate {data.Design.Columns} coefficients and their errors.");
        if (data.Response.IndexOfAnyExcept(data.Response[0]) < 0)
            problems.Column(Response, $"The response is {data.Response[0]} in every row that is used, so nothing can be estimated.");
        problems.ThrowIfAny();
        return Iterate(data, subjects);
    }

    private GeeFit Iterate(ModelData data, IReadOnlyList<int[]> subjects)
    {
        var largest = subjects.Max(s => s.Length);
        var structure = new WorkingStructure(WorkingCorrelation.Independence, 0);
        var step = GeeStep.Solve(data, subjects, structure);
        var change = double.PositiveInfinity;
        var settled = false;
        var iterations = 0;
        for (; iterations < MostIterations && !settled; iterations++)
        {
            var next = WorkingStructure.Estimate(Correlation, subjects, step.Residuals, step.Scale, structure.Alpha);
            if (!next.IsValid(largest)) return new(this, data, subjects, step, structure, iterations, change, settled, $"the estimated correlation {next.Alpha:G4} is impossible for {largest} rows of a subject");
            structure = next;
            var solved = GeeStep.Solve(data, subjects, structure);
            var last = change;
            change = solved.Coefficients.Zip(step.Coefficients, (a, b) => Math.Abs(a - b)).Max() / Math.Sqrt(solved.Scale);
            settled = change <= CoefficientChange || (change <= RoundedChange && change >= last);
            step = solved;
        }
        return new(this, data, subjects, step, structure, iterations, change, settled, null);
    }

    private IReadOnlyList<int[]> RowsBySubject(Frame used)
    {
        var subject = used.Factor(Subject);
        var order = Order is null ? null : used.Factor(Order);
        var problems = new ProblemList();
        var groups = Enumerable.Range(0, used.Rows).GroupBy(r => subject.Codes[r])
            .Select(g => order is null ? [.. g] : g.OrderBy(r => order.Codes[r]).ToArray()).ToArray();
        if (order is not null)
            foreach (var rows in groups)
                for (var i = 1; i < rows.Length; i++)
                    if (order.Codes[rows[i]] == order.Codes[rows[i - 1]])
                        problems.Add($"subject \"{subject[rows[i]]}\"", $"It has two rows with \"{Order}\" {order[rows[i]]}.");
        problems.ThrowIfAny();
        return groups;
    }
}
