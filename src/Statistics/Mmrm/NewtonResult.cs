namespace Confrere.Statistics.Mmrm;

/// <summary>Where the search ended; <see cref="Reason"/> says why it failed, null when it did not.</summary>
internal sealed record NewtonResult(bool Converged, int Iterations, double[] Parameters, double LargestGradient, double Decrement, string? Reason);
