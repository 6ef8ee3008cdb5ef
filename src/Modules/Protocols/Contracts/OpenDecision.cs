namespace Confrere.Protocols.Contracts;

/// <summary>A value that stands in the document only so that it is complete: the institution decides it before a real study.</summary>
/// <param name="Field">The field's path, like "offerings[1].minutesPerSession".</param>
public sealed record OpenDecision(string Field, string Why);
