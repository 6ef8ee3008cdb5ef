namespace Confrere.Allocation.Features.CloseRound;

/// <param name="Places">Of a lottery; null for the other methods.</param>
internal sealed record ClosedRound(int Number, int People, int? Places, bool IsDrawn);
