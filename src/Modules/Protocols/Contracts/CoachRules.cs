namespace Confrere.Protocols.Contracts;

/// <summary>Who may coach whom, how many at once, and how it is paid (amount in the institution's currency; 0 when employed).</summary>
public sealed record CoachRules(int MostAtOnce, IReadOnlyList<string> Never, IReadOnlyList<string> Credentials, string Pay, decimal RatePerSession);
