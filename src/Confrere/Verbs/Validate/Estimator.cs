namespace Confrere.App.Verbs.Validate;

/// <summary>A part of the library and the rungs that it stands on.</summary>
internal sealed record Estimator(string Name, string Specification, params IReadOnlyList<Rung> Rungs);
