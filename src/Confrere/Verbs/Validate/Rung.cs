namespace Confrere.App.Verbs.Validate;

/// <summary>One kind of proof that an estimator stands on.</summary>
/// <param name="Kind">Which rung of the ladder.</param>
/// <param name="Shows">What agrees with what, and how closely.</param>
/// <param name="File">The tests, as a path below the repository.</param>
/// <param name="Tests">Names of the test methods.</param>
internal sealed record Rung(RungKind Kind, string Shows, string File, params IReadOnlyList<string> Tests);
