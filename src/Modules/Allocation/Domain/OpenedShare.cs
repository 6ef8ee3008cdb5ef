namespace Confrere.Allocation.Domain;

internal sealed record OpenedShare(string Share, string Commitment);
