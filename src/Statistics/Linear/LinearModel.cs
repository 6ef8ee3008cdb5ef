using Confrere.Statistics.Data;
using Confrere.Statistics.Design;
using Confrere.Statistics.Problems;

namespace Confrere.Statistics.Linear;

/// <summary>
/// Least squares for independent or clustered rows: linear regression, analysis of variance, analysis of covariance.
/// Definition: coefficients b minimise the sum of squared residuals y - Xb (spec 1.3).
/// Assumes a linear mean; normal residuals of equal variance only for classical standard errors.
/// Rows with a missing value in any used column are left out and listed. Method: Householder QR, O(n p^2). Pure.
/// Accuracy: 9 digits or more on the NIST analysis-of-variance sets, 1e-9 against R 4.2 <c>lm</c>, sandwich <c>vcovHC</c> and
/// clubSandwich <c>vcovCR</c>. Agrees with <c>lm</c> also in which dependent columns it drops.
/// </summary>
/// <param name="Response">A numeric column.</param>
/// <param name="Terms">Fixed terms; the intercept is implied.</param>
/// <example>
/// <code>
/// var fit = new LinearModel("y3", Term.Main("arm", "y0", "stratum")) { Errors = StandardErrors.HC3 }.Fit(frame);
/// var effect = fit.Coefficient("armcoached");
/// </code>
/// </example>
public sealed record LinearModel(string Response, IReadOnlyList<Term> Terms)
{
    /// <summary>How standard errors are estimated; classical unless set.</summary>
    public StandardErrors Errors { get; init; } = StandardErrors.Classical;

    /// <summary>Whether the model has an intercept.</summary>
    public bool Intercept { get; init; } = true;

    /// <summary>Fits the model.</summary>
    /// <exception cref="DataProblemsException">
    /// A column is absent, of the wrong kind or infinite; a factor has one level; the response is constant; there are not more complete
    /// rows than coefficients; there are fewer than two clusters.
    /// </exception>
    public LinearFit Fit(Frame frame)
    {
        var data = ModelData.Of(frame, Response, Terms, Errors.Cluster is { } cluster ? [cluster] : [], Intercept);
        var problems = new ProblemList();
        if (data.Response.Length <= data.Design.Columns)
            problems.Add("data", $"{data.Response.Length} complete rows cannot estimate {data.Design.Columns} coefficients and a residual variance.");
        if (Intercept && data.Response.IndexOfAnyExcept(data.Response[0]) < 0)
            problems.Column(Response, $"The response is {data.Response[0]} in every row that is used, so nothing can be estimated.");
        problems.ThrowIfAny();
        return new(data, LeastSquares.Of(data), Errors);
    }
}
