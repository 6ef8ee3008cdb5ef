using Confrere.Statistics.Design;

namespace Confrere.Statistics.Mixed;

/// <summary>
/// Effects that vary over the levels of a grouping, with mean zero and a covariance to be estimated: lme4's
/// <c>(1 + x | g)</c>. Terms of one model are independent of each other.
/// </summary>
/// <param name="Grouping">What the levels are.</param>
/// <param name="Effects">What varies besides the intercept: a numeric column is a slope, a factor one effect for each level (all but the reference if there is an intercept).</param>
/// <param name="HasIntercept">Whether a level has an effect of its own.</param>
/// <param name="Correlated">Whether the effects of one level covary; lme4's <c>||</c> is false here.</param>
public sealed record RandomTerm(Grouping Grouping, IReadOnlyList<Term> Effects, bool HasIntercept = true, bool Correlated = true)
{
    /// <summary>A random intercept, lme4's <c>(1 | g)</c>.</summary>
    public static RandomTerm Intercept(Grouping grouping) => new(grouping, []);

    /// <summary>A random intercept and correlated slopes, lme4's <c>(1 + x | g)</c>.</summary>
    public static RandomTerm InterceptAndSlope(Grouping grouping, params IReadOnlyList<string> slopes) => new(grouping, Term.Main(slopes));

    /// <summary>Slopes without an intercept, lme4's <c>(0 + x | g)</c>; with a 0/1 column, an intercept in one arm only.</summary>
    public static RandomTerm Slope(Grouping grouping, params IReadOnlyList<string> slopes) => new(grouping, Term.Main(slopes), HasIntercept: false);

    /// <summary>One effect for each level of a factor with a full covariance between them, lme4's <c>(0 + f | g)</c>.</summary>
    public static RandomTerm PerLevel(Grouping grouping, string factor) => new(grouping, [Term.Of(factor)], HasIntercept: false);

    /// <summary>A random intercept for each column inside the ones before it, lme4's <c>(1 | a / b)</c>: <c>Nested("block", "plot")</c>.</summary>
    public static IReadOnlyList<RandomTerm> Nested(params IReadOnlyList<string> outerToInner) =>
        [.. Enumerable.Range(1, outerToInner.Count).Select(k => Intercept(Grouping.By([.. outerToInner.Take(k).Reverse()])))];

    /// <summary>The same effects without covariance between them, lme4's <c>(1 + x || g)</c>.</summary>
    public RandomTerm Uncorrelated() => this with { Correlated = false };

    /// <summary>The term in lme4's notation.</summary>
    public override string ToString()
    {
        var effects = string.Join(" + ", Effects);
        var left = HasIntercept ? effects.Length == 0 ? "1" : $"1 + {effects}" : $"0 + {effects}";
        return $"({left} {(Correlated ? "|" : "||")} {Grouping})";
    }
}
