using Confrere.Kernel.Identifiers;

namespace Confrere.People.Contracts;

/// <summary>A health system, or a part of one. A demonstration institution may run on sample wording; a real one may not.</summary>
/// <param name="ZoneId">The IANA zone of those who have none of their own.</param>
public sealed record Institution(InstitutionId Id, string Name, string ZoneId, bool IsDemonstration);
