namespace Confrere.Shell.Components;

/// <summary>What a group of radio buttons tells each of its choices.</summary>
internal sealed record ChoiceContext(string Name, string? Value, bool IsRefused);
