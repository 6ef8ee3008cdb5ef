namespace Confrere.Allocation.Domain;

internal sealed record FlowVisit(string Label, int Submitted, int Open, int ToCome, int Missed);
