using Confrere.Statistics.Data;
using Confrere.Statistics.Design;
using Confrere.Statistics.Inference;
using Confrere.Statistics.Mixed.Engine;
using Confrere.Statistics.Problems;

namespace Confrere.Statistics.Mixed;

/// <summary>
/// The linear mixed model y = X beta + Z b + e of Laird and Ware with any number of nested or crossed groupings, the class of R's
/// lme4. It is a description; <see cref="Fit"/> estimates it.
/// </summary>
/// <remarks>
/// <para>b ~ N(0, G) independent between levels and terms, e ~ N(0, sigma^2 I) (specification 3.1).</para>
/// <para>Source: Bates, Maechler, Bolker and Walker (2015), Journal of Statistical Software 67(1), doi:10.18637/jss.v067.i01.</para>
/// </remarks>
public sealed record LinearMixedModel
{
    /// <summary>The numeric column that is explained.</summary>
    public required string Response { get; init; }

    /// <summary>Fixed terms; the intercept is implied.</summary>
    public IReadOnlyList<Term> Fixed { get; init; } = [];

    /// <summary>Random terms, at least one.</summary>
    public required IReadOnlyList<RandomTerm> Random { get; init; }

    /// <summary>REML (default) or maximum likelihood.</summary>
    public Estimation Estimation { get; init; } = Estimation.RestrictedMaximumLikelihood;

    /// <summary>How tests get their degrees of freedom; a fit can be asked again with another method at no cost.</summary>
    public DegreesOfFreedomMethod DegreesOfFreedom { get; init; } = DegreesOfFreedomMethod.Satterthwaite;

    /// <summary>Whether the fixed part has an intercept.</summary>
    public bool HasIntercept { get; init; } = true;

    /// <summary>
    /// The REML or maximum likelihood estimate: coefficients, variance components, predicted random effects and everything that
    /// <see cref="ILinearInference"/> offers.
    /// </summary>
    /// <remarks>
    /// <para>Missing: a row in which the response, a fixed or random column or a grouping is missing is not used and is listed with
    /// the reason. That is valid when outcomes are missing at random given the rest of the row and the subject's other rows.</para>
    /// <para>Method: profiled deviance in theta from sufficient statistics of the distinct Z'Z (specification 3.3), minimised by
    /// Newton steps with exact derivatives until they no longer move it; a variance at zero is an ordinary result
    /// (<see cref="FitStatus.Singular"/>). Cost: one pass over the rows, then the number of distinct Z'Z per iteration; crossed
    /// groupings form one component and cost the cube of its number of random effects. Pure.</para>
    /// <para>Accuracy: estimates and standard errors to 1e-6, variances to 1e-5, log-likelihood to 1e-6, degrees of freedom to 1e-4
    /// (relative) of lme4 1.1-31 refined to a stationary point, lmerTest 3.1-3 (with analytic derivatives) and pbkrtest 0.5.2. lme4's
    /// own stopping rule is good to about 1e-4 in theta and its last digits differ from ours for that reason.</para>
    /// </remarks>
    /// <param name="frame">The data, one row an observation.</param>
    /// <returns>The fit; whether it converged is in its status.</returns>
    /// <exception cref="DataProblemsException">A column is absent, of the wrong kind or infinite; no row is complete; a grouping has one level, or as many as there are rows; the fixed terms leave no residual variation.</exception>
    public LinearMixedFit Fit(Frame frame)
    {
        CheckTerms();
        var needed = Random.SelectMany(t => t.Grouping.Columns.Concat(t.Effects.SelectMany(e => e.Variables))).Distinct().ToArray();
        var (data, basis) = Prepare(frame, needed);
        var columns = RandomColumns.Of(data.Used, Random);
        var problems = new ProblemList();
        columns.Check(data, problems);
        problems.ThrowIfAny();
        var blocks = columns.Blocks;
        var components = new Components(blocks, data.Design.Rows, strata: null);
        var sums = new MixedSums(components, basis, 1);
        var reml = Estimation == Estimation.RestrictedMaximumLikelihood;
        var solution = MixedSolution.Solve(new MixedLikelihood(sums, reml, basis.LogDeterminant));
        return new LinearMixedFit(this, new MixedCore(data, columns, components, basis, solution), DegreesOfFreedom);
    }

    private (ModelData Data, FixedBasis Basis) Prepare(Frame frame, string[] needed)
    {
        if (frame.Rows >= ModelData.LongTable)
        {
            var inPlace = ModelData.OfLongTable(frame, Response, Fixed, needed, HasIntercept);
            if (StreamedBasis.TryOf(inPlace) is { } streamed) return (inPlace, streamed);
        }

        var data = ModelData.Of(frame, Response, Fixed, needed, HasIntercept);
        return (data, StoredBasis.Of(data));
    }

    private void CheckTerms()
    {
        var problems = new ProblemList();
        if (Random.Count == 0) problems.Add("random terms", "There is none; use a linear model instead.");
        foreach (var term in Random)
        {
            if (!term.HasIntercept && term.Effects.Count == 0) problems.Add($"random term {term}", "Nothing varies in it.");
            if (term.Effects.Any(e => e.Variables.Contains(Response))) problems.Add($"random term {term}", "It holds the response.");
            if (term.Grouping.Columns.Contains(Response)) problems.Add($"random term {term}", "The response cannot be a grouping.");
        }

        foreach (var twice in Random.GroupBy(t => t.ToString()).Where(g => g.Count() > 1))
            problems.Add($"random term {twice.Key}", "It is given twice.");
        problems.ThrowIfAny();
    }

    /// <summary>Terms are compared one by one.</summary>
    public bool Equals(LinearMixedModel? other) => other is not null && Response == other.Response && Estimation == other.Estimation
        && DegreesOfFreedom == other.DegreesOfFreedom && HasIntercept == other.HasIntercept
        && Fixed.SequenceEqual(other.Fixed) && Random.Select(t => t.ToString()).SequenceEqual(other.Random.Select(t => t.ToString()));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Response, Estimation, DegreesOfFreedom, HasIntercept, Fixed.Count, Random.Count);
}
