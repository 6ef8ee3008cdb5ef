namespace Confrere.Surveys.Domain;

/// <summary>One possible answer: its value and its words.</summary>
internal sealed record ResponseAnchor(int Value, string Label);
