namespace Confrere.Kernel.Audit;

/// <summary>What a check of the audit chain found.</summary>
/// <param name="Facts">Linked facts.</param>
/// <param name="Head">The last link's hash in hexadecimal.</param>
/// <param name="Waiting">Facts stored but not yet linked.</param>
/// <param name="Heads">Signed heads that the chain was held against.</param>
/// <param name="Witnessed">How many of these were shown by somebody outside: without one, a whole database set back to yesterday is not found.</param>
/// <param name="Problem">The first thing that is wrong, with its sequence number; null when the chain is whole.</param>
public sealed record ChainReport(long Facts, string Head, int Waiting, int Heads, int Witnessed, string? Problem)
{
    public bool IsWhole => Problem is null;
}
