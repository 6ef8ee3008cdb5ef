namespace Confrere.Statistics.Inference;

/// <summary>Whether an estimate was reached, how that was judged, and what the reader must know before using it.</summary>
/// <param name="Converged">Whether the criterion was met.</param>
/// <param name="Criterion">The criterion in words with its bound and the value reached.</param>
/// <param name="Iterations">Iterations of the last attempt.</param>
/// <param name="Attempts">Earlier attempts that failed, in order, each with the reason; the order was declared by the caller.</param>
/// <param name="Singular">Parts of the covariance that lie on the boundary, for instance <c>variance of coach is zero</c>; an ordinary result.</param>
/// <param name="Warnings">Sentences, each with its consequence for the reader.</param>
public sealed record FitStatus(
    bool Converged,
    string Criterion,
    int Iterations,
    IReadOnlyList<string> Attempts,
    IReadOnlyList<string> Singular,
    IReadOnlyList<string> Warnings)
{
    /// <summary>The status of an estimator that needs no iteration.</summary>
    public static FitStatus ClosedForm(IReadOnlyList<string>? warnings = null) => new(true, "closed form", 0, [], [], warnings ?? []);
}
