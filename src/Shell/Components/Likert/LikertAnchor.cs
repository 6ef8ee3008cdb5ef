namespace Confrere.Shell.Components;

/// <summary>One answer of a scale: what is posted and what is read.</summary>
public sealed record LikertAnchor(string Value, string Label);
