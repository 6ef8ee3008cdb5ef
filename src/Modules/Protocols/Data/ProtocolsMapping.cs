using Confrere.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Protocols.Data;

internal sealed class ProtocolsMapping : IEntityMapping
{
    public void Map(ModelBuilder model, Schemas schemas)
    {
        var programme = schemas.Table<ProgrammeRow>(model, Schemas.Trial, "programmes");
        programme.HasKey(row => row.Id);
        programme.Property(row => row.Id).ValueGeneratedNever();
        programme.HasIndex(row => new { row.InstitutionId, row.Name }).IsUnique();

        var version = schemas.Table<ProgrammeVersionRow>(model, Schemas.Trial, "programme_versions");
        version.HasKey(row => new { row.ProgrammeId, row.Version });
        version.Property(row => row.Version).ValueGeneratedNever();
    }
}
