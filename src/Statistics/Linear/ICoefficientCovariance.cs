using Confrere.Statistics.Inference;
using Confrere.Statistics.Numerics;

namespace Confrere.Statistics.Linear;

/// <summary>A covariance of coefficients with the reference distributions that belong to it.</summary>
internal interface ICoefficientCovariance
{
    Matrix Covariance { get; }

    DegreesOfFreedomMethod Method { get; }

    double DegreesOfFreedom(ReadOnlySpan<double> weights);

    /// <param name="name">What is tested.</param>
    /// <param name="rows">Independent contrasts.</param>
    /// <param name="estimates">Their estimates.</param>
    JointTest Test(string name, Matrix rows, double[] estimates);
}
