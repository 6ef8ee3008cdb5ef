using Confrere.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Kernel.Audit;

internal sealed class AuditMapping : IEntityMapping
{
    public void Map(ModelBuilder model, Schemas schemas)
    {
        var fact = schemas.Table<AuditFact>(model, Schemas.Audit, "facts");
        fact.HasKey(row => row.Id);
        fact.Property(row => row.Id).ValueGeneratedNever();
        fact.HasIndex(row => row.Subject);

        var pending = schemas.Table<PendingFact>(model, Schemas.Audit, "pending_facts");
        pending.HasKey(row => row.Ordinal);
        pending.Property(row => row.Ordinal).ValueGeneratedOnAdd();

        var link = schemas.Table<AuditLink>(model, Schemas.Audit, "links");
        link.HasKey(row => row.Sequence);
        link.Property(row => row.Sequence).ValueGeneratedNever();
        link.HasIndex(row => row.FactId).IsUnique();

        var head = schemas.Table<HeadRow>(model, Schemas.Audit, "heads");
        head.HasKey(row => row.Size);
        head.Property(row => row.Size).ValueGeneratedNever();

        var receipt = schemas.Table<HeadReceipt>(model, Schemas.Audit, "head_receipts");
        receipt.HasKey(row => new { row.Witness, row.Size });

        var check = schemas.Table<ChainCheckRow>(model, Schemas.Audit, "chain_checks");
        check.HasKey(row => row.Id);
        check.Property(row => row.Id).ValueGeneratedNever();
        check.HasIndex(row => row.At);
    }
}
