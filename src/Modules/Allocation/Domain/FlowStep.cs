namespace Confrere.Allocation.Domain;

/// <summary>A box of the participant flow with the ways out of it. An exit that nobody took stays, with its zero.</summary>
internal sealed record FlowStep(string Label, int Count, IReadOnlyList<FlowExit> Exits);
