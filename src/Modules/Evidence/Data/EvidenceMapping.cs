using Confrere.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Evidence.Data;

internal sealed class EvidenceMapping : IEntityMapping
{
    public void Map(ModelBuilder model, Schemas schemas)
    {
        var own = schemas.Table<OwnResult>(model, Schemas.Trial, "own_results");
        own.HasKey(row => row.Id);
        own.Property(row => row.Id).ValueGeneratedNever();
        own.HasIndex(row => new { row.Programme, row.ResultsHash }).IsUnique();
    }
}
