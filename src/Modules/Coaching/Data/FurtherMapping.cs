using Confrere.Kernel.Data;
using Confrere.Kernel.Keys;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Coaching.Data;

/// <summary>What goes beyond one course: check-ins after it, and how coaching is for those who coach.</summary>
internal sealed class FurtherMapping(KeyRing keys) : IEntityMapping
{
    private readonly FieldCipher _cipher = new(keys, KeyPurpose.Coaching);

    public void Map(ModelBuilder model, Schemas schemas)
    {
        var checkIn = schemas.Table<CheckIn>(model, Schemas.Coaching, "check_ins");
        checkIn.HasKey(row => row.Id);
        checkIn.Property(row => row.Id).ValueGeneratedNever();
        checkIn.Property(row => row.AnswersJson).IsEncrypted(_cipher);
        checkIn.Ignore(row => row.Answers);
        checkIn.HasIndex(row => new { row.Place, row.Months }).IsUnique();
        checkIn.HasIndex(row => row.Person);

        var request = schemas.Table<AskRequest>(model, Schemas.Coaching, "ask_requests");
        request.HasKey(row => row.Id);
        request.Property(row => row.Id).ValueGeneratedNever();
        request.HasIndex(row => row.LinkIndex).IsUnique();

        var attempt = schemas.Table<AskAttempt>(model, Schemas.Coaching, "ask_attempts");
        attempt.HasKey(row => row.Id);
        attempt.Property(row => row.Id).ValueGeneratedNever();
        attempt.HasIndex(row => row.At);

        var measure = schemas.Table<CoachMeasure>(model, Schemas.Coaching, "coach_measures");
        measure.HasKey(row => row.Id);
        measure.Property(row => row.Id).ValueGeneratedNever();
        measure.Property(row => row.AnswersJson).IsEncrypted(_cipher);
        measure.Ignore(row => row.Answers);
        measure.HasIndex(row => new { row.Coach, row.Quarter }).IsUnique();
    }
}
