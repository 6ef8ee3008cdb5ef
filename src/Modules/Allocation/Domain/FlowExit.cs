namespace Confrere.Allocation.Domain;

internal sealed record FlowExit(string Label, int Count);
