using Confrere.Kernel.Data;
using Confrere.Kernel.Keys;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Protocols.Data;

internal sealed class ProtocolsMapping(KeyRing keys) : IEntityMapping
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
        // The block sizes of the randomisation stand in it; no page shows them and nobody who opens the database should read them.
        version.Property(row => row.Document).IsEncrypted(new FieldCipher(keys, KeyPurpose.Allocation));
    }
}
