using Confrere.Kernel.Data;
using Confrere.Kernel.Keys;
using Confrere.Protocols.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Allocation.Data;

internal sealed class AllocationMapping(KeyRing keys) : IEntityMapping
{
    public void Map(ModelBuilder model, Schemas schemas)
    {
        var list = schemas.Table<SealedList>(model, Schemas.Trial, "allocation_lists");
        list.HasKey(row => row.Programme);
        list.Property(row => row.Programme).ValueGeneratedNever();
        // Block sizes are secret until the end: with the list of those allocated they tell the last places of a block.
        list.Property(row => row.Rule).IsEncrypted(new FieldCipher(keys, KeyPurpose.Allocation));

        var cursor = schemas.Table<StratumCursor>(model, Schemas.Trial, "allocation_cursors");
        cursor.HasKey(row => new { row.Programme, row.Stratum });
        cursor.Property(row => row.NextPosition).IsConcurrencyToken();

        var share = schemas.Table<CustodianShare>(model, Schemas.Trial, "allocation_shares");
        share.HasKey(row => new { row.Programme, row.Number });
        share.HasIndex(row => new { row.Programme, row.Custodian }).IsUnique();

        var deviation = schemas.Table<Deviation>(model, Schemas.Trial, "allocation_deviations");
        deviation.HasKey(row => row.Id);
        deviation.Property(row => row.Id).ValueGeneratedNever();
        deviation.HasIndex(row => new { row.Programme, row.Participant }).IsUnique();

        var opening = schemas.Table<ArmsOpening>(model, Schemas.Trial, "arms_openings");
        opening.HasKey(row => row.Programme);
        opening.Property(row => row.Programme).ValueGeneratedNever();

        var waiting = schemas.Table<WaitingDraw>(model, Schemas.Trial, "waiting_draws");
        waiting.HasKey(row => new { row.Programme, row.Participant });
        waiting.HasIndex(row => new { row.Programme, row.Number }).IsUnique();

        var wave = schemas.Table<DrawWave>(model, Schemas.Trial, "draw_waves");
        wave.HasKey(row => new { row.Programme, row.Number });

        var round = schemas.Table<DrawRound>(model, Schemas.Trial, "draw_rounds");
        round.HasKey(row => new { row.Programme, row.Number });

        var allocated = schemas.Table<AllocatedParticipant>(model, Schemas.Trial, "allocations");
        allocated.HasKey(row => row.Id);
        allocated.Property(row => row.Id).ValueGeneratedNever();
        allocated.Property(row => row.Arm).HasConversion(arm => arm.Value, value => new ArmCode(value));
        allocated.HasIndex(row => new { row.Programme, row.Stratum, row.Position }).IsUnique();
        allocated.HasIndex(row => new { row.Programme, row.Participant }).IsUnique();
        allocated.HasIndex(row => row.Participant);
        MapBoosters(model, schemas);
    }

    private void MapBoosters(ModelBuilder model, Schemas schemas)
    {
        var list = schemas.Table<BoosterList>(model, Schemas.Trial, "booster_lists");
        list.HasKey(row => row.Programme);
        list.Property(row => row.Programme).ValueGeneratedNever();
        list.Property(row => row.Rule).IsEncrypted(new FieldCipher(keys, KeyPurpose.Allocation));

        var cursor = schemas.Table<BoosterCursor>(model, Schemas.Trial, "booster_cursors");
        cursor.HasKey(row => new { row.Programme, row.Stratum });
        cursor.Property(row => row.NextPosition).IsConcurrencyToken();

        var drawn = schemas.Table<BoosterDraw>(model, Schemas.Trial, "booster_draws");
        drawn.HasKey(row => row.Id);
        drawn.Property(row => row.Id).ValueGeneratedNever();
        drawn.Property(row => row.Arm).HasConversion(arm => arm.Value, value => new ArmCode(value));
        drawn.HasIndex(row => new { row.Programme, row.Stratum, row.Position }).IsUnique();
        drawn.HasIndex(row => new { row.Programme, row.Participant }).IsUnique();
        drawn.HasIndex(row => row.Participant);
    }
}
