namespace Confrere.Protocols.Contracts;

/// <summary>Whom a participant can turn to in confidence. At least one of phone and page is there.</summary>
/// <param name="About">When they can be reached and what they keep to themselves.</param>
public sealed record HelpContact(string Who, string? Phone, string? Page, string About);
