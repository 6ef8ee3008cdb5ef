using Confrere.Statistics.Data;
using Confrere.Statistics.Design;
using Confrere.Statistics.Problems;

namespace Confrere.Statistics.Mmrm;

/// <summary>The design of constrained longitudinal data analysis: the baseline is an outcome, and the arms share its mean (specification 2.1).</summary>
/// <remarks>
/// Use <see cref="Frame"/> and <see cref="Terms"/> in place of the frame and of the terms arm and arm by visit; other terms may be added.
/// Source: Liang and Zeger (2000), Sankhya B 62:134.
/// </remarks>
public sealed class ConstrainedBaseline
{
    private readonly Dictionary<(string Arm, string Visit), string> _columns;

    private ConstrainedBaseline(Frame frame, IReadOnlyList<Term> terms, Dictionary<(string, string), string> columns) =>
        (Frame, Terms, _columns) = (frame, terms, columns);

    /// <summary>The data with a column for each arm but the reference and each visit but the baseline.</summary>
    public Frame Frame { get; }

    /// <summary>Visit, then the columns that were added.</summary>
    public IReadOnlyList<Term> Terms { get; }

    /// <summary>Adds the columns.</summary>
    /// <param name="frame">One row a subject and visit, the baseline visit among them.</param>
    /// <param name="arm">Factor, or numbers that are levels; the first level is the reference.</param>
    /// <param name="visit">Factor, or numbers that are levels; the first level is the baseline.</param>
    /// <exception cref="DataProblemsException">A column is absent or has fewer than two levels.</exception>
    public static ConstrainedBaseline Of(Frame frame, string arm, string visit)
    {
        ArgumentNullException.ThrowIfNull(frame);
        FactorColumn arms = frame.Factor(arm), visits = frame.Factor(visit);
        var problems = new ProblemList();
        foreach (FactorColumn column in new[] { arms, visits }.Where(c => c.Levels.Count < 2))
        {
            problems.Column(column.Name, "It has fewer than two levels, so there is no effect after baseline to estimate.");
        }
        problems.ThrowIfAny();
        var columns = new Dictionary<(string, string), string>();
        Frame result = frame.With(visits);
        foreach (string level in arms.Levels.Skip(1))
        {
            foreach (string later in visits.Levels.Skip(1))
            {
                string name = $"{arm}{level} at {visit}{later}";
                columns.Add((level, later), name);
                result = result.With(new NumericColumn(name, Enumerable.Range(0, frame.Rows)
                    .Select(r => arms.IsMissing(r) || visits.IsMissing(r) ? double.NaN : arms[r] == level && visits[r] == later ? 1.0 : 0.0)));
            }
        }
        return new ConstrainedBaseline(result, [Term.Of(visit), .. columns.Values.Select(Term.Of)], columns);
    }

    /// <summary>Name of the coefficient that is an arm's difference from the reference at a visit.</summary>
    /// <param name="arm">A level of the arm other than the reference.</param>
    /// <param name="visit">A level of the visit other than the baseline.</param>
    /// <exception cref="ArgumentException">There is no such arm or visit after baseline.</exception>
    public string Effect(string arm, string visit) => _columns.TryGetValue((arm, visit), out string? name) ? name
        : throw new ArgumentException($"There is no effect of \"{arm}\" at \"{visit}\"; there are {string.Join(", ", _columns.Values)}.");
}
