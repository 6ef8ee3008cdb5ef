namespace Confrere.People.Contracts;

/// <summary>A person to be known by name. The zone is an IANA time zone.</summary>
public sealed record NewPerson(string Name, string Email, string ZoneId, IReadOnlyList<string> Roles);
