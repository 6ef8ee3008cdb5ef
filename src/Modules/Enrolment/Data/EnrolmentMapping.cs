using Confrere.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Enrolment.Data;

internal sealed class EnrolmentMapping : IEntityMapping
{
    public void Map(ModelBuilder model, Schemas schemas)
    {
        MapIdentity(model, schemas);
        MapTrial(model, schemas);
    }

    private static void MapIdentity(ModelBuilder model, Schemas schemas)
    {
        var invitation = schemas.Table<InvitationRow>(model, Schemas.Identity, "invitations");
        invitation.HasKey(row => row.Id);
        invitation.Property(row => row.Id).ValueGeneratedNever();
        invitation.Property(row => row.State).HasConversion<string>();
        invitation.HasIndex(row => row.TokenHash).IsUnique();
        invitation.HasIndex(row => new { row.ProgrammeId, row.PersonId }).IsUnique();

        var attempt = schemas.Table<SignUpAttemptRow>(model, Schemas.Identity, "sign_up_attempts");
        attempt.HasKey(row => row.Id);
        attempt.Property(row => row.Id).ValueGeneratedNever();
        attempt.HasIndex(row => row.At);

        var answer = schemas.Table<EligibilityAnswerRow>(model, Schemas.Identity, "eligibility_answers");
        answer.HasKey(row => new { row.InvitationId, row.Question });

        var consent = schemas.Table<ConsentRow>(model, Schemas.Identity, "consents");
        consent.HasKey(row => row.Id);
        consent.Property(row => row.Id).ValueGeneratedNever();
        consent.HasIndex(row => new { row.InvitationId, row.ProtocolVersion }).IsUnique();

        var link = schemas.Table<LinkRow>(model, Schemas.Identity, "participant_links");
        link.HasKey(row => row.Id);
        link.Property(row => row.Id).ValueGeneratedNever();
        link.HasIndex(row => row.PersonIndex).IsUnique();
        link.HasIndex(row => row.CodeIndex).IsUnique();
        link.HasIndex(row => row.AnyProgrammeIndex);
    }

    private static void MapTrial(ModelBuilder model, Schemas schemas)
    {
        var opening = schemas.Table<OpeningRow>(model, Schemas.Trial, "enrolment_openings");
        opening.HasKey(row => row.ProgrammeId);
        opening.Property(row => row.ProgrammeId).ValueGeneratedNever();

        var participant = schemas.Table<ParticipantRow>(model, Schemas.Trial, "participants");
        participant.HasKey(row => row.Code);
        participant.HasIndex(row => row.ProgrammeId);

        var outside = schemas.Table<OutsideEventRow>(model, Schemas.Trial, "outside_events");
        outside.HasKey(row => row.Id);
        outside.Property(row => row.Id).ValueGeneratedNever();
        outside.HasIndex(row => new { row.ProgrammeId, row.Code, row.Kind, row.On }).IsUnique();

        var withdrawal = schemas.Table<WithdrawalRow>(model, Schemas.Trial, "withdrawals");
        withdrawal.HasKey(row => row.Id);
        withdrawal.Property(row => row.Id).ValueGeneratedNever();
        withdrawal.HasIndex(row => new { row.Code, row.Kind }).IsUnique();
    }
}
