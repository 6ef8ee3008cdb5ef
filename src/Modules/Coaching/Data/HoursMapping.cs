using Confrere.Kernel.Data;
using Confrere.Kernel.Keys;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Coaching.Data;

/// <summary>What changes a coach's week: days of their own and a calendar that is read.</summary>
internal sealed class HoursMapping(KeyRing keys) : IEntityMapping
{
    private readonly FieldCipher _cipher = new(keys, KeyPurpose.Coaching);

    public void Map(ModelBuilder model, Schemas schemas)
    {
        var dated = schemas.Table<DatedHours>(model, Schemas.Coaching, "dated_hours");
        dated.HasKey(row => row.Id);
        dated.Property(row => row.Id).ValueGeneratedNever();
        dated.Ignore(row => row.Hours);
        dated.HasIndex(row => new { row.Coach, row.On });

        var feed = schemas.Table<CalendarFeed>(model, Schemas.Coaching, "calendar_feeds");
        feed.HasKey(row => row.Coach);
        feed.Property(row => row.Coach).ValueGeneratedNever();
        feed.Property(row => row.Address).IsEncrypted(_cipher);
        feed.Property(row => row.BusyJson).IsEncrypted(_cipher);
        feed.Ignore(row => row.Busy);
    }
}
