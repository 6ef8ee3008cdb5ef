namespace Confrere.Analysis.Domain.Results;

/// <summary>How the model for repeated measures was fitted.</summary>
/// <param name="Attempts">Structures that failed before, with their reason.</param>
internal sealed record RepeatedFit(
    string Structure, bool ByArm, IReadOnlyList<string> Attempts, IReadOnlyList<string> Warnings, int Treated, int Control, int Outcomes,
    double LogLikelihood, IReadOnlyList<JointResult> Joint);
