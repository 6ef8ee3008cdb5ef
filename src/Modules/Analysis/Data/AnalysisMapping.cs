using Confrere.Kernel.Data;
using Confrere.Kernel.Keys;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Analysis.Data;

internal sealed class AnalysisMapping(KeyRing keys) : IEntityMapping
{
    public void Map(ModelBuilder model, Schemas schemas)
    {
        var frozen = schemas.Table<FrozenSet>(model, Schemas.Trial, "frozen_sets");
        frozen.HasKey(row => row.Id);
        frozen.Property(row => row.Id).ValueGeneratedNever();
        frozen.Property(row => row.Delivery).IsEncrypted(new FieldCipher(keys, KeyPurpose.Allocation));
        frozen.Property(row => row.Outside).IsEncrypted(new FieldCipher(keys, KeyPurpose.Allocation));
        frozen.HasIndex(row => row.Programme);

        var plan = schemas.Table<LockedPlan>(model, Schemas.Trial, "locked_plans");
        plan.HasKey(row => row.Id);
        plan.Property(row => row.Id).ValueGeneratedNever();
        plan.HasIndex(row => row.Programme).IsUnique();

        var run = schemas.Table<AnalysisRun>(model, Schemas.Trial, "analysis_runs");
        run.HasKey(row => row.Id);
        run.Property(row => row.Id).ValueGeneratedNever();
        run.Property(row => row.Bundle).IsEncrypted(new FieldCipher(keys, KeyPurpose.Allocation));
        run.HasIndex(row => row.Programme);

        var deviation = schemas.Table<Deviation>(model, Schemas.Trial, "plan_deviations");
        deviation.HasKey(row => row.Id);
        deviation.Property(row => row.Id).ValueGeneratedNever();
        deviation.HasIndex(row => row.Programme);

        var dashboard = schemas.Table<DashboardRow>(model, Schemas.Trial, "dashboards");
        dashboard.HasKey(row => row.Programme);
        dashboard.Property(row => row.Programme).ValueGeneratedNever();
        dashboard.Property(row => row.Tally).IsEncrypted(new FieldCipher(keys, KeyPurpose.Allocation));

        var group = schemas.Table<ReleasedGroup>(model, Schemas.Trial, "released_groups");
        group.HasKey(row => row.Id);
        group.Property(row => row.Id).ValueGeneratedNever();
        group.HasIndex(row => row.Programme);

        var pack = schemas.Table<ReleasedPack>(model, Schemas.Trial, "released_packs");
        pack.HasKey(row => row.Id);
        pack.Property(row => row.Id).ValueGeneratedNever();
        pack.HasIndex(row => row.Token).IsUnique();
        pack.HasIndex(row => new { row.Run, row.Kind }).IsUnique();
    }
}
