using Microsoft.EntityFrameworkCore;

namespace Confrere.Kernel.Data;

/// <summary>A module's contribution to the one model: its entities stay internal, the context knows no table by name.</summary>
public interface IEntityMapping
{
    void Map(ModelBuilder model, Schemas schemas);
}
