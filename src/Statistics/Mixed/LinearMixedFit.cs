using Confrere.Statistics.Design;
using Confrere.Statistics.Inference;
using Confrere.Statistics.Mixed.Engine;
using Confrere.Statistics.Numerics;
using Confrere.Statistics.Problems;

namespace Confrere.Statistics.Mixed;

/// <summary>
/// A fitted linear mixed model. Coefficients, contrasts, joint tests and least-squares means come through
/// <see cref="ILinearInference"/>; variances, predicted effects and likelihood are here.
/// </summary>
public sealed class LinearMixedFit : ILinearInference
{
    private readonly MixedCore _core;
    private readonly FixedInference _inference;

    internal LinearMixedFit(LinearMixedModel model, MixedCore core, DegreesOfFreedomMethod method)
    {
        Model = model;
        _core = core;
        _inference = new FixedInference(core, method);
        Coefficients = core.Coefficients();
        Status = StatusSentences.Of(core, method);
    }

    /// <summary>What was fitted.</summary>
    public LinearMixedModel Model { get; }

    /// <summary>Whether the estimate was reached, what lies on the boundary, and what follows from that.</summary>
    public FitStatus Status { get; }

    /// <summary>The rows that were used, and those that were not with the reason.</summary>
    public ModelData Data => _core.Data;

    /// <inheritdoc/>
    public DesignMatrix Design => _core.Data.Design;

    /// <inheritdoc/>
    public IReadOnlyList<double> Coefficients { get; }

    /// <inheritdoc/>
    public NamedMatrix CoefficientCovariance => _inference.Covariance;

    /// <summary>(X'V^-1 X)^-1, without a small-sample adjustment.</summary>
    public NamedMatrix UnadjustedCovariance => _inference.Unadjusted;

    /// <inheritdoc/>
    public DegreesOfFreedomMethod DegreesOfFreedomMethod => _inference.Method;

    /// <summary>The maximised log-likelihood, restricted under REML, with all constants (lme4's and nlme's value).</summary>
    public double LogLikelihood => _core.LogLikelihood;

    /// <summary>Akaike and Bayesian criteria as lme4 counts: fixed coefficients and variance parameters under either likelihood, rows as units.</summary>
    public InformationCriteria Criteria => new(
        LogLikelihood, _core.Fixed + _core.Likelihood.Parameters + 1, _core.Rows,
        "fixed coefficients and variance parameters are counted, rows are the units (lme4's convention)");

    /// <summary>Variance of one observation around its conditional mean.</summary>
    public double ResidualVariance => _core.ResidualVariance;

    /// <summary>Square root of <see cref="ResidualVariance"/>, lme4's sigma.</summary>
    public double ResidualStandardDeviation => Math.Sqrt(ResidualVariance);

    /// <summary>Variances and covariances of the random terms in their order, then the residual variance.</summary>
    public IReadOnlyList<VarianceComponent> VarianceComponents => VarianceReport.Of(_core);

    /// <summary>The covariance matrix of a term's effects within one level.</summary>
    /// <exception cref="ArgumentException">The model has no such term.</exception>
    public NamedMatrix CovarianceOf(RandomTerm term) => VarianceReport.Matrix(_core, TermIndex(term));

    /// <summary>How many levels of a grouping occur in the used rows.</summary>
    /// <exception cref="ArgumentException">The model has no such grouping.</exception>
    public int LevelsOf(Grouping grouping) => _core.Columns.Levels[TermIndex(grouping)].Names.Count;

    /// <summary>
    /// Predicted effects of every level of a grouping with their conditional standard errors; a level that no random column
    /// touches keeps zero and its prior standard deviation, as in lme4.
    /// </summary>
    /// <exception cref="ArgumentException">The model has no such grouping.</exception>
    public IReadOnlyList<RandomEffect> RandomEffects(Grouping grouping)
    {
        TermIndex(grouping);
        return RandomEffectReport.Of(_core, grouping);
    }

    /// <summary>
    /// The share of a grouping's intercept variance in the total, with a profile-likelihood interval (specification 3.10).
    /// </summary>
    /// <param name="grouping">A grouping with one random intercept.</param>
    /// <param name="level">Confidence level.</param>
    /// <exception cref="ArgumentException">The model has no such grouping.</exception>
    /// <exception cref="DataProblemsException">A random slope makes the correlation depend on its covariate, so no single number exists.</exception>
    public IntraclassCorrelation IntraclassCorrelation(Grouping grouping, double level = 0.95)
    {
        var target = TermIndex(grouping);
        if (_core.Columns.Effects.Any(e => e.Length > 1) || _core.Columns.Terms.Any(t => !t.HasIntercept))
            throw new DataProblemsException(new DataProblem("random terms", "With a random slope the correlation within a level depends on the covariate; it is one number for random intercepts only."));
        return CorrelationInterval.Of(_core, target, level);
    }

    /// <summary>The same fit with tests by another method; nothing is estimated again.</summary>
    public LinearMixedFit With(DegreesOfFreedomMethod method) => new(Model, _core, method);

    /// <summary>Twice the difference in log-likelihood to a model nested in this one, referred to chi-square (conservative for variances).</summary>
    /// <param name="smaller">A fit to the same rows with fewer parameters.</param>
    /// <exception cref="ArgumentException">The rows or the likelihood differ, REML fits have different fixed terms, or the other model is not smaller.</exception>
    public LikelihoodRatioTest LikelihoodRatioAgainst(LinearMixedFit smaller)
    {
        if (Model.Estimation != smaller.Model.Estimation)
            throw new ArgumentException("One fit maximises the likelihood, the other the restricted likelihood; fit both the same way.", nameof(smaller));
        if (Model.Response != smaller.Model.Response || !Data.RowNumbers.SequenceEqual(smaller.Data.RowNumbers))
            throw new ArgumentException("The fits do not use the same rows of the same response, so their likelihoods cannot be compared.", nameof(smaller));
        if (_core.Likelihood.Reml && !Design.ColumnNames.SequenceEqual(smaller.Design.ColumnNames))
            throw new ArgumentException("Restricted likelihoods of models with different fixed terms cannot be compared; use maximum likelihood.", nameof(smaller));
        return LikelihoodRatioTest.Of(Criteria, smaller.Criteria);
    }

    /// <inheritdoc/>
    public double DegreesOfFreedomOf(ReadOnlySpan<double> weights) => _inference.DegreesOfFreedom(weights);

    /// <inheritdoc/>
    public JointTest TestJointly(string name, NamedMatrix weights) => _inference.Test(name, weights, Coefficients);

    internal MixedCore Core => _core;

    private int TermIndex(RandomTerm term)
    {
        for (var t = 0; t < _core.Columns.Terms.Count; t++)
            if (_core.Columns.Terms[t].ToString() == term.ToString()) return t;
        throw new ArgumentException($"The model has no term {term}.", nameof(term));
    }

    private int TermIndex(Grouping grouping)
    {
        for (var t = 0; t < _core.Columns.Terms.Count; t++)
            if (_core.Columns.Terms[t].Grouping.Equals(grouping)) return t;
        throw new ArgumentException($"The model has no random term of \"{grouping}\".", nameof(grouping));
    }
}
