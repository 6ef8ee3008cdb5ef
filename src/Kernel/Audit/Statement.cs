using Confrere.Kernel.Identifiers;

namespace Confrere.Kernel.Audit;

/// <summary>A fact as a unit of work states it, before the unit is over and its digests are known.</summary>
/// <param name="Institution">Whose fact it is: the one entered when it was stated, as a unit may act for several; default when none was.</param>
internal sealed record Statement(string Action, string Subject, string Details, string? Reason, InstitutionId Institution);
