using Confrere.Statistics.Design;

namespace Confrere.Statistics.Inference;

/// <summary>
/// A fitted model with fixed coefficients, their covariance and a rule for degrees of freedom. Coefficient tables, contrasts,
/// least-squares means and joint tests are written once over it (<see cref="LinearInference"/>).
/// </summary>
public interface ILinearInference
{
    /// <summary>The fixed-effects design, which names the coefficients.</summary>
    DesignMatrix Design { get; }

    /// <summary>Estimates in the order of <see cref="DesignMatrix.ColumnNames"/>.</summary>
    IReadOnlyList<double> Coefficients { get; }

    /// <summary>Covariance of the coefficients that tests use, small-sample adjustment included.</summary>
    NamedMatrix CoefficientCovariance { get; }

    /// <summary>Where degrees of freedom come from.</summary>
    DegreesOfFreedomMethod DegreesOfFreedomMethod { get; }

    /// <summary>Degrees of freedom of a weighted sum of the coefficients.</summary>
    /// <param name="weights">One weight per coefficient, not all zero.</param>
    double DegreesOfFreedomOf(ReadOnlySpan<double> weights);

    /// <summary>Tests that several weighted sums of the coefficients are zero at once; redundant sums are recognised.</summary>
    /// <param name="name">What is tested.</param>
    /// <param name="weights">One row per sum, one column per coefficient.</param>
    JointTest TestJointly(string name, NamedMatrix weights);
}
