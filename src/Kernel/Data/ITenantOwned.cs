using Confrere.Kernel.Identifiers;

namespace Confrere.Kernel.Data;

/// <summary>A row that belongs to one institution. It is stamped when stored and filtered when read.</summary>
public interface ITenantOwned
{
    InstitutionId InstitutionId { get; }
}
