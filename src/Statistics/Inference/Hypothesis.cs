using Confrere.Statistics.Numerics;
using Confrere.Statistics.Problems;

namespace Confrere.Statistics.Inference;

/// <summary>Algebra that joint tests share.</summary>
internal static class Hypothesis
{
    /// <summary>The rows that do not follow from earlier ones.</summary>
    public static Matrix IndependentRows(Matrix rows)
    {
        var qr = PivotedQr.Of(rows.Transpose());
        if (qr.Rank == 0) throw new DataProblemsException(new DataProblem("joint test", "All contrasts have weight zero, so there is nothing to test."));
        return qr.Rank == rows.Rows ? rows : rows.SelectRows(qr.Order[..qr.Rank]);
    }

    /// <summary>e'(L V L')^-1 e.</summary>
    /// <exception cref="DataProblemsException">L V L' is not positive definite: the covariance has less rank than the hypothesis.</exception>
    public static double Wald(string name, Matrix rows, double[] estimates, Matrix covariance)
    {
        if (Cholesky.TryOf(rows * covariance * rows.Transpose()) is not { } factor) throw TooMuch(name, rows.Rows);
        var z = (double[])estimates.Clone();
        factor.SolveLower(z);
        return Kernels.Dot(z, z);
    }

    public static DataProblemsException TooMuch(string name, int contrasts) =>
        new(new DataProblem($"joint test \"{name}\"", $"The data do not carry enough information to test {contrasts} contrasts at once with these standard errors."));
}
