using Confrere.Statistics.Data;
using Confrere.Statistics.Design;
using Confrere.Statistics.Inference;
using Confrere.Statistics.Mixed.Engine;
using Confrere.Statistics.Problems;

namespace Confrere.Statistics.Mixed;

/// <summary>
/// A trial in which one arm is treated in clusters (by coaches) and the other is not: the clusters' variance exists in one arm only,
/// and residual variance may differ between the arms.
/// </summary>
/// <remarks>
/// <para>y = X beta + a c + s + e: a is 1 in the clustered arm, c ~ N(0, tau^2) belongs to the coach, s ~ N(0, omega^2) to the
/// participant if outcomes are repeated, e ~ N(0, sigma^2 of the arm) (specification 3.12).</para>
/// <para>Source: Candlish, Teare, Dimairo, Flight, Mandefield and Walters (2018), BMC Medical Research Methodology 18:105,
/// doi:10.1186/s12874-018-0559-x; Roberts and Roberts (2005), Clinical Trials 2:152.</para>
/// </remarks>
public sealed record PartiallyNestedModel
{
    /// <summary>The numeric column that is explained.</summary>
    public required string Response { get; init; }

    /// <summary>The column of arms: 0 and 1, or a factor of two levels.</summary>
    public required string Arm { get; init; }

    /// <summary>The level of <see cref="Arm"/> that is treated in clusters; null for 1, or the level that is not the reference.</summary>
    public string? ClusteredArm { get; init; }

    /// <summary>The column of clusters (coaches). It is read in the clustered arm only.</summary>
    public required string Cluster { get; init; }

    /// <summary>The column of participants when outcomes are repeated; null with one row a participant.</summary>
    public string? Participant { get; init; }

    /// <summary>Fixed terms; the arm is added when it is not among them.</summary>
    public IReadOnlyList<Term> Fixed { get; init; } = [];

    /// <summary>Whether each arm has its own residual variance (the recommended default) or both share one.</summary>
    public bool ResidualVarianceByArm { get; init; } = true;

    /// <summary>REML (default) or maximum likelihood.</summary>
    public Estimation Estimation { get; init; } = Estimation.RestrictedMaximumLikelihood;

    /// <summary>How tests get their degrees of freedom.</summary>
    public DegreesOfFreedomMethod DegreesOfFreedom { get; init; } = DegreesOfFreedomMethod.Satterthwaite;

    /// <summary>The REML or maximum likelihood estimate.</summary>
    /// <remarks>
    /// <para>Missing: rows without response, arm, covariate or participant are left out and listed. A participant of the clustered arm
    /// without a cluster (allocated but never met a coach) is a cluster of one, so that everyone stays in the arm of allocation.</para>
    /// <para>Method and cost as <see cref="LinearMixedModel.Fit"/>. Pure. A coach variance of zero is an ordinary result.</para>
    /// <para>Accuracy: fixed effects, standard errors and variances to 1e-5 of an own REML solver in R checked against nlme 3.1-162
    /// (varIdent by arm); with one residual variance to 1e-6 of refined lme4.</para>
    /// </remarks>
    /// <param name="frame">The data.</param>
    /// <exception cref="DataProblemsException">As for <see cref="LinearMixedModel.Fit"/>; or the arm has not two levels, a participant is in both arms, or there are fewer than two clusters.</exception>
    public PartiallyNestedFit Fit(Frame frame)
    {
        var arms = ArmCoding.Of(this, frame);
        IReadOnlyList<Term> terms = Fixed.Any(t => t.Equals(Term.Of(Arm))) ? Fixed : [Term.Of(Arm), .. Fixed];
        var data = ModelData.Of(arms.Prepare(frame), Response, terms, [Cluster, ArmCoding.Indicator, .. Participant is null ? Array.Empty<string>() : [Participant]]);
        var random = RandomTerms();
        var columns = RandomColumns.Of(data.Used, random);
        Check(data, columns);
        var basis = StoredBasis.Of(data);
        var strata = ResidualVarianceByArm ? Strata(data) : null;
        var components = new Components(columns.Blocks, data.Design.Rows, strata);
        var sums = new MixedSums(components, basis, ResidualVarianceByArm ? 2 : 1);
        var reml = Estimation == Estimation.RestrictedMaximumLikelihood;
        var solution = MixedSolution.Solve(new MixedLikelihood(sums, reml, basis.LogDeterminant));
        var core = new MixedCore(data, columns, components, basis, solution)
        {
            StratumNames = ResidualVarianceByArm ? [$"{VarianceReport.Residual} {arms.Clustered}", $"{VarianceReport.Residual} {arms.Other}"] : [VarianceReport.Residual],
        };
        var equivalent = new LinearMixedModel { Response = Response, Fixed = terms, Random = random, Estimation = Estimation, DegreesOfFreedom = DegreesOfFreedom };
        return new PartiallyNestedFit(this, new LinearMixedFit(equivalent, core, DegreesOfFreedom), arms);
    }

    private IReadOnlyList<RandomTerm> RandomTerms()
    {
        var coach = RandomTerm.Slope(Cluster, ArmCoding.Indicator);
        return Participant is null ? [coach] : [coach, RandomTerm.Intercept(Participant)];
    }

    private static int[] Strata(ModelData data) =>
        [.. data.Used.Numeric(ArmCoding.Indicator).Values.ToArray().Select(v => v == 1 ? 0 : 1)];

    private void Check(ModelData data, RandomColumns columns)
    {
        var problems = new ProblemList();
        columns.Check(data, problems);
        if (Participant is not null)
        {
            var arm = data.Used.Numeric(ArmCoding.Indicator);
            var seen = new Dictionary<int, double>();
            var codes = data.Used.Factor(Participant).Codes;
            for (var row = 0; row < data.Design.Rows; row++)
                if (!seen.TryAdd(codes[row], arm[row]) && seen[codes[row]] != arm[row])
                    problems.Cell(Participant, data.RowNumbers[row], $"Participant \"{data.Used.Factor(Participant)[row]}\" appears in both arms.");
        }

        problems.ThrowIfAny();
    }
}
