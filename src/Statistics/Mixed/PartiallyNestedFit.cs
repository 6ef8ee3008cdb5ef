using Confrere.Statistics.Design;
using Confrere.Statistics.Inference;
using Confrere.Statistics.Mixed.Engine;

namespace Confrere.Statistics.Mixed;

/// <summary>A fitted partially nested model: the treatment effect, the coaches' share of variance and each arm's residual variance.</summary>
public sealed class PartiallyNestedFit : ILinearInference
{
    private const int FewClusters = 5;
    private readonly LinearMixedFit _fit;
    private readonly ArmCoding _arms;

    internal PartiallyNestedFit(PartiallyNestedModel model, LinearMixedFit fit, ArmCoding arms)
    {
        (Model, _fit, _arms) = (model, fit, arms);
        Clusters = RandomColumns.UsedLevels(fit.Core.Columns.Blocks[0], fit.Design.Rows);
        Status = fit.Status with { Singular = [.. fit.Status.Singular.Select(Plain)], Warnings = [.. fit.Status.Warnings, .. Notes()] };
    }

    /// <summary>What was fitted.</summary>
    public PartiallyNestedModel Model { get; }

    /// <summary>Whether the estimate was reached, what lies on the boundary, and what follows from that.</summary>
    public FitStatus Status { get; }

    /// <summary>The rows that were used, and those that were not with the reason.</summary>
    public ModelData Data => _fit.Data;

    /// <inheritdoc/>
    public DesignMatrix Design => _fit.Design;

    /// <inheritdoc/>
    public IReadOnlyList<double> Coefficients => _fit.Coefficients;

    /// <inheritdoc/>
    public NamedMatrix CoefficientCovariance => _fit.CoefficientCovariance;

    /// <inheritdoc/>
    public DegreesOfFreedomMethod DegreesOfFreedomMethod => _fit.DegreesOfFreedomMethod;

    /// <summary>The maximised log-likelihood, restricted under REML, with all constants.</summary>
    public double LogLikelihood => _fit.LogLikelihood;

    /// <summary>Akaike and Bayesian criteria; the second residual variance counts as a parameter.</summary>
    public InformationCriteria Criteria => _fit.Criteria;

    /// <summary>Number of clusters in the clustered arm, participants without one counted as clusters of one.</summary>
    public int Clusters { get; }

    /// <summary>Variance between clusters; zero at the boundary.</summary>
    public double ClusterVariance => _fit.VarianceComponents[0].Value;

    /// <summary>Variance between participants, when outcomes are repeated; otherwise NaN.</summary>
    public double ParticipantVariance => Model.Participant is null ? double.NaN : _fit.VarianceComponents[1].Value;

    /// <summary>Residual variance in the clustered arm.</summary>
    public double ResidualVarianceClustered => _fit.ResidualVariance;

    /// <summary>Residual variance in the other arm; the same number when the model has one.</summary>
    public double ResidualVarianceOther => _fit.VarianceComponents[^1].Value;

    /// <summary>All variances with standard errors.</summary>
    public IReadOnlyList<VarianceComponent> VarianceComponents => [.. _fit.VarianceComponents.Select(v => v.Effect == ArmCoding.Indicator ? v with { Effect = _arms.Clustered } : v)];

    /// <summary>The difference between the arms (the arm that is not the reference minus the reference), given the other terms.</summary>
    public Estimate TreatmentEffect(double level = 0.95) =>
        this.Coefficient(Design.ColumnNames[Design.ColumnsOf(Term.Of(Model.Arm))[0]], level);

    /// <summary>
    /// The correlation of two participants of one cluster, in the clustered arm: tau^2 / (tau^2 + participant variance + residual
    /// variance), with a profile-likelihood interval, which respects the boundary at zero (specification 3.10).
    /// </summary>
    /// <param name="level">Confidence level.</param>
    public IntraclassCorrelation ClusterCorrelation(double level = 0.95) => CorrelationInterval.Of(_fit.Core, 0, level);

    /// <summary>Predicted effect of every cluster with its conditional standard error.</summary>
    public IReadOnlyList<RandomEffect> ClusterEffects => [.. _fit.RandomEffects(Model.Cluster).Where(e => e.Level != ArmCoding.NoCluster).Select(e => e with { Effect = _arms.Clustered })];

    /// <summary>The same fit with tests by another method; nothing is estimated again.</summary>
    public PartiallyNestedFit With(DegreesOfFreedomMethod method) => new(Model, _fit.With(method), _arms);

    /// <inheritdoc/>
    public double DegreesOfFreedomOf(ReadOnlySpan<double> weights) => _fit.DegreesOfFreedomOf(weights);

    /// <inheritdoc/>
    public JointTest TestJointly(string name, NamedMatrix weights) => _fit.TestJointly(name, weights);

    private string Plain(string sentence) => sentence.Replace(ArmCoding.Indicator, _arms.Clustered, StringComparison.Ordinal);

    private IEnumerable<string> Notes()
    {
        if (_arms.Unclustered > 0)
            yield return $"{_arms.Unclustered} {(_arms.Unclustered == 1 ? "row" : "rows")} of {_arms.Clustered} had no \"{Model.Cluster}\" and stand as clusters of one, so that they stay in the arm of allocation.";
        if (Clusters < FewClusters)
            yield return $"There are only {Clusters} clusters, so their variance is poorly known: read the interval of the intraclass correlation beside the treatment effect.";
    }
}
