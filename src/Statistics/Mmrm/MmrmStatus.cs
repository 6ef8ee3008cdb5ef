using System.Globalization;
using Confrere.Statistics.Inference;
using Confrere.Statistics.Numerics;

namespace Confrere.Statistics.Mmrm;

/// <summary>The words of a fit's status.</summary>
internal static class MmrmStatus
{
    // A correlation matrix with a smaller eigenvalue predicts one visit from the others without error.
    private const double SingularEigenvalue = 1e-6;

    public static FitStatus Of(MmrmFit fit, MmrmSolution solution, IReadOnlyList<string> failed, IReadOnlyList<string> warnings)
    {
        NewtonResult search = solution.Search;
        string criterion = string.Create(CultureInfo.InvariantCulture,
            $"largest gradient of -2 log-likelihood in unit-free parameters {search.LargestGradient:G2}, Newton decrement {search.Decrement:G2}");
        var singular = new List<string>();
        foreach (string group in fit.CovarianceGroups)
        {
            if (SymmetricEigen.Of(fit.Correlation(group).Values).Values[0] < SingularEigenvalue)
            {
                singular.Add(group.Length == 0 ? "covariance of the visits" : $"covariance of the visits in group \"{group}\"");
            }
        }
        return new FitStatus(search.Converged, criterion, search.Iterations, failed, singular, [.. Warnings(fit, search, failed), .. warnings]);
    }

    private static List<string> Warnings(MmrmFit fit, NewtonResult search, IReadOnlyList<string> failed)
    {
        var warnings = new List<string>();
        if (!search.Converged)
        {
            warnings.Add($"No declared structure converged (last, {fit.Structure}: {search.Reason}); do not report these estimates, declare a simpler structure.");
        }
        else if (failed.Count > 0)
        {
            warnings.Add($"The covariance structure is {fit.Structure} because those declared before it failed; name it beside the results.");
        }
        if (fit.DegreesOfFreedomMethod != fit.Model.DegreesOfFreedom)
        {
            warnings.Add($"The information of the covariance parameters is singular, so degrees of freedom are between-within instead of {fit.Model.DegreesOfFreedom}.");
        }
        foreach (var aliased in fit.Design.Aliased)
        {
            warnings.Add(aliased.Sentence);
        }
        return warnings;
    }
}
