using Confrere.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Coaching.Data;

internal sealed class GatheringMapping : IEntityMapping
{
    public void Map(ModelBuilder model, Schemas schemas)
    {
        var gathering = schemas.Table<Gathering>(model, Schemas.Coaching, "gatherings");
        gathering.HasKey(row => row.Id);
        gathering.Property(row => row.Id).ValueGeneratedNever();
        gathering.Property(row => row.Kind).HasConversion<string>();
        gathering.Ignore(row => row.Interval);
        gathering.HasIndex(row => row.Facilitator);

        var seat = schemas.Table<Seat>(model, Schemas.Coaching, "seats");
        seat.HasKey(row => row.Id);
        seat.Property(row => row.Id).ValueGeneratedNever();
        seat.Property(row => row.State).HasConversion<string>();
        seat.HasIndex(row => new { row.Gathering, row.Number }).IsUnique();
        seat.HasIndex(row => new { row.Gathering, row.Holder }).IsUnique();
        seat.HasIndex(row => row.Holder);

        var theme = schemas.Table<ThemeCount>(model, Schemas.Coaching, "themes");
        theme.HasKey(row => new { row.Gathering, row.Theme });
        theme.Property(row => row.Theme).HasConversion<string>();
    }
}
