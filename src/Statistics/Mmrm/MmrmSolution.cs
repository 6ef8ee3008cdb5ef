using Confrere.Statistics.Inference;
using Confrere.Statistics.Longitudinal;
using Confrere.Statistics.Numerics;
using Confrere.Statistics.Problems;

namespace Confrere.Statistics.Mmrm;

/// <summary>The optimum that a search reached, in the units of the data.</summary>
internal sealed class MmrmSolution
{
    private MmrmSolution(CovarianceStructure structure, ProfiledLikelihood likelihood, NewtonResult search) =>
        (Structure, Likelihood, Search) = (structure, likelihood, search);

    public CovarianceStructure Structure { get; }

    public ProfiledLikelihood Likelihood { get; }

    public NewtonResult Search { get; }

    public MomentSet Moments => Likelihood.Moments;

    public static MmrmSolution Of(LongitudinalAccumulator data, CovarianceStructure structure, bool restricted)
    {
        bool each = CovarianceModel.Of(structure, 2).HasVariancePerVisit;
        MomentSet moments = MomentSetBuilder.Build(data, each);
        RequireResiduals(moments);
        var likelihood = new ProfiledLikelihood(moments, structure, restricted);
        var start = new double[likelihood.Parameters];
        for (int g = 0; g < moments.Groups.Count; g++)
        {
            int local = likelihood.LocalParameters;
            likelihood.Models[g].Start(StartingCovariance.Of(moments, g), start.AsSpan(g * local, local));
        }
        return new MmrmSolution(structure, likelihood, NewtonSolver.Minimise(likelihood, start));
    }

    /// <summary>Maximised log-likelihood without X'X term, as lme4, nlme and mmrm print it.</summary>
    public double LogLikelihood
    {
        get
        {
            double constants = Likelihood.Restricted ? Moments.Rows - Moments.Coefficients : Moments.Rows;
            double change = 2 * Moments.LogScaleOfRows - (Likelihood.Restricted ? 2 * Moments.LogScaleOfColumns : 0);
            return -0.5 * (Likelihood.Value + change + constants * Math.Log(2 * Math.PI));
        }
    }

    public double[] Sigma(int group)
    {
        int n = Moments.VisitNames.Length;
        var sigma = (double[])Likelihood.Sigma[group].Clone();
        for (int s = 0; s < n; s++)
        {
            for (int t = 0; t < n; t++)
            {
                sigma[s * n + t] *= Moments.VisitScale[s] * Moments.VisitScale[t];
            }
        }
        return sigma;
    }

    public IReadOnlyList<CovarianceParameter> Parameters() =>
        [.. Moments.Groups.SelectMany((group, g) => Likelihood.Models[g].Natural(Sigma(g), Moments.VisitNames)
            .Select(parameter => new CovarianceParameter(group, parameter.Name, parameter.Value)))];

    /// <summary>Asymptotic covariance of the search's parameters, 2 H^-1; null when the Hessian is not positive definite.</summary>
    public double[]? ObservedParameterCovariance() => Inverse(Likelihood.Hessian, 2);

    /// <summary>Inverse of the expected information; null when it is not positive definite.</summary>
    public double[]? ExpectedParameterCovariance() => Inverse(Likelihood.ExpectedInformation(), 1);

    public static NamedMatrix Named(IReadOnlyList<string> names, double[] rowMajorSymmetric) =>
        new(names, new Matrix(names.Count, names.Count, rowMajorSymmetric));

    private static void RequireResiduals(MomentSet moments)
    {
        if (moments.VisitsWithoutResidual.Count == moments.VisitNames.Length)
        {
            throw new DataProblemsException(new DataProblem("response", "The design predicts every outcome exactly, so there is no variance to estimate."));
        }
        if (moments.VisitsWithoutResidual.Count > 0)
        {
            throw new DataProblemsException([.. moments.VisitsWithoutResidual.Select(v => new DataProblem($"visit \"{v}\"",
                $"The design predicts every outcome at visit \"{v}\" exactly, so there is no variance to estimate; leave the visit out."))]);
        }
    }

    private double[]? Inverse(double[] matrix, double factor)
    {
        int n = Likelihood.Parameters;
        double[] cholesky = (double[])matrix.Clone(), inverse = new double[n * n], work = new double[n * n];
        if (!RowMajor.Cholesky(cholesky, n))
        {
            return null;
        }
        RowMajor.InverseFromCholesky(cholesky, n, inverse, work);
        for (int i = 0; i < inverse.Length; i++)
        {
            inverse[i] *= factor;
        }
        return inverse;
    }
}
