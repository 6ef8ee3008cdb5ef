using Confrere.Kernel.Data;
using Confrere.Kernel.Keys;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Surveys.Data;

internal sealed class SurveysMapping(KeyRing keys) : IEntityMapping
{
    public void Map(ModelBuilder model, Schemas schemas)
    {
        var cipher = new FieldCipher(keys, KeyPurpose.Trial);
        MapObligation(model, schemas);
        MapSubmission(model, schemas, cipher);
        MapRevision(model, schemas, cipher);
        MapCorrection(model, schemas, cipher);
        MapDraft(model, schemas, cipher);
        MapSectionTime(model, schemas);
        MapInstrumentVersion(model, schemas);
    }

    private static void MapObligation(ModelBuilder model, Schemas schemas)
    {
        var obligation = schemas.Table<Obligation>(model, Schemas.Trial, "survey_obligations");
        obligation.HasKey(row => row.Id);
        obligation.Property(row => row.Id).ValueGeneratedNever();
        obligation.Ignore(row => row.InstrumentCodes);
        obligation.Ignore(row => row.Zone);
        obligation.Ignore(row => row.Ladder);
        obligation.HasIndex(row => new { row.Participant, row.Visit }).IsUnique();
        obligation.HasIndex(row => row.Programme);
        obligation.HasIndex(row => row.NextStepAt);
    }

    private static void MapSubmission(ModelBuilder model, Schemas schemas, FieldCipher cipher)
    {
        var submission = schemas.Table<Submission>(model, Schemas.Trial, "survey_submissions");
        submission.HasKey(row => row.Obligation);
        submission.Property(row => row.Obligation).ValueGeneratedNever();
        submission.Property(row => row.Answers).IsEncrypted(cipher);
        submission.HasOne<Obligation>().WithOne().HasForeignKey<Submission>(row => row.Obligation).OnDelete(DeleteBehavior.Restrict);
        submission.HasIndex(row => new { row.Programme, row.Visit });
        submission.HasIndex(row => row.Participant);
    }

    private static void MapRevision(ModelBuilder model, Schemas schemas, FieldCipher cipher)
    {
        var revision = schemas.Table<SubmissionRevision>(model, Schemas.Trial, "survey_revisions");
        revision.HasKey(row => row.Id);
        revision.Property(row => row.Id).ValueGeneratedNever();
        revision.Property(row => row.Answers).IsEncrypted(cipher);
        revision.HasOne<Obligation>().WithMany().HasForeignKey(row => row.Obligation).OnDelete(DeleteBehavior.Restrict);
    }

    private static void MapCorrection(ModelBuilder model, Schemas schemas, FieldCipher cipher)
    {
        var correction = schemas.Table<SubmissionCorrection>(model, Schemas.Trial, "survey_corrections");
        correction.HasKey(row => row.Id);
        correction.Property(row => row.Id).ValueGeneratedNever();
        correction.Property(row => row.Answers).IsEncrypted(cipher);
        correction.HasOne<Submission>().WithMany().HasForeignKey(row => row.Obligation).OnDelete(DeleteBehavior.Restrict);
        correction.HasIndex(row => new { row.Obligation, row.Ordinal }).IsUnique();
        correction.HasIndex(row => new { row.Obligation, row.IdempotencyKey }).IsUnique();
    }

    private static void MapSectionTime(ModelBuilder model, Schemas schemas)
    {
        var time = schemas.Table<SectionTime>(model, Schemas.Trial, "survey_section_times");
        time.HasKey(row => new { row.Obligation, row.Section });
        time.HasOne<Obligation>().WithMany().HasForeignKey(row => row.Obligation).OnDelete(DeleteBehavior.Restrict);
    }

    private static void MapDraft(ModelBuilder model, Schemas schemas, FieldCipher cipher)
    {
        var draft = schemas.Table<DraftAnswer>(model, Schemas.Trial, "survey_drafts");
        draft.HasKey(row => row.Id);
        draft.Property(row => row.Id).ValueGeneratedNever();
        draft.Property(row => row.Value).IsEncrypted(cipher);
        draft.HasOne<Obligation>().WithMany().HasForeignKey(row => row.Obligation).OnDelete(DeleteBehavior.Restrict);
        draft.HasIndex(row => new { row.Obligation, row.ClientKey }).IsUnique();
        draft.HasIndex(row => new { row.Obligation, row.Ordinal }).IsUnique();
    }

    private static void MapInstrumentVersion(ModelBuilder model, Schemas schemas)
    {
        var version = schemas.Table<InstrumentVersion>(model, Schemas.Trial, "survey_instrument_versions");
        version.HasKey(row => new { row.InstitutionId, row.Version });
    }
}
