using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Confrere.App.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "identity");

            migrationBuilder.EnsureSchema(
                name: "trial");

            migrationBuilder.EnsureSchema(
                name: "coaching");

            migrationBuilder.EnsureSchema(
                name: "audit");

            migrationBuilder.CreateTable(
                name: "access_receipts",
                schema: "identity",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Subject = table.Column<Guid>(type: "uuid", nullable: false),
                    Reader = table.Column<Guid>(type: "uuid", nullable: false),
                    Role = table.Column<string>(type: "text", nullable: false),
                    Rule = table.Column<string>(type: "text", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    FirstAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    LastAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Times = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_receipts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "allocation_cursors",
                schema: "trial",
                columns: table => new
                {
                    Programme = table.Column<Guid>(type: "uuid", nullable: false),
                    Stratum = table.Column<string>(type: "text", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    NextPosition = table.Column<int>(type: "integer", nullable: false),
                    Block = table.Column<long>(type: "bigint", nullable: false),
                    PlaceInBlock = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_allocation_cursors", x => new { x.Programme, x.Stratum });
                });

            migrationBuilder.CreateTable(
                name: "allocation_deviations",
                schema: "trial",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Programme = table.Column<Guid>(type: "uuid", nullable: false),
                    Participant = table.Column<string>(type: "text", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_allocation_deviations", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "allocation_lists",
                schema: "trial",
                columns: table => new
                {
                    Programme = table.Column<Guid>(type: "uuid", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Seed = table.Column<byte[]>(type: "bytea", nullable: false),
                    Rule = table.Column<byte[]>(type: "bytea", nullable: false),
                    Commitment = table.Column<string>(type: "text", nullable: false),
                    SealedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    OpenedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_allocation_lists", x => x.Programme);
                });

            migrationBuilder.CreateTable(
                name: "allocation_shares",
                schema: "trial",
                columns: table => new
                {
                    Programme = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Custodian = table.Column<Guid>(type: "uuid", nullable: false),
                    Share = table.Column<byte[]>(type: "bytea", nullable: false),
                    Commitment = table.Column<string>(type: "text", nullable: false),
                    EnteredAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_allocation_shares", x => new { x.Programme, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "allocations",
                schema: "trial",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Programme = table.Column<Guid>(type: "uuid", nullable: false),
                    Participant = table.Column<string>(type: "text", nullable: false),
                    Stratum = table.Column<string>(type: "text", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    Arm = table.Column<string>(type: "text", nullable: false),
                    Levels = table.Column<string>(type: "text", nullable: false),
                    Probability = table.Column<double>(type: "double precision", nullable: true),
                    Salt = table.Column<byte[]>(type: "bytea", nullable: false),
                    AllocatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    CoachingOpenedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_allocations", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "analysis_runs",
                schema: "trial",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Programme = table.Column<Guid>(type: "uuid", nullable: false),
                    Frozen = table.Column<Guid>(type: "uuid", nullable: false),
                    Plan = table.Column<Guid>(type: "uuid", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: false),
                    Results = table.Column<string>(type: "text", nullable: false),
                    ResultsHash = table.Column<string>(type: "text", nullable: false),
                    Report = table.Column<string>(type: "text", nullable: false),
                    Bundle = table.Column<byte[]>(type: "bytea", nullable: false),
                    Word = table.Column<byte[]>(type: "bytea", nullable: false),
                    Code = table.Column<string>(type: "text", nullable: false),
                    Seed = table.Column<long>(type: "bigint", nullable: false),
                    Warnings = table.Column<string>(type: "text", nullable: false),
                    Course = table.Column<string>(type: "text", nullable: false),
                    RanAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_analysis_runs", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "arms_openings",
                schema: "trial",
                columns: table => new
                {
                    Programme = table.Column<Guid>(type: "uuid", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    OpenedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_arms_openings", x => x.Programme);
                });

            migrationBuilder.CreateTable(
                name: "ask_attempts",
                schema: "coaching",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    AddressIndex = table.Column<string>(type: "text", nullable: false),
                    ClientIndex = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ask_attempts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ask_requests",
                schema: "coaching",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Programme = table.Column<Guid>(type: "uuid", nullable: false),
                    Person = table.Column<Guid>(type: "uuid", nullable: false),
                    LinkIndex = table.Column<string>(type: "text", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ask_requests", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "booster_cursors",
                schema: "trial",
                columns: table => new
                {
                    Programme = table.Column<Guid>(type: "uuid", nullable: false),
                    Stratum = table.Column<string>(type: "text", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    NextPosition = table.Column<int>(type: "integer", nullable: false),
                    Block = table.Column<long>(type: "bigint", nullable: false),
                    PlaceInBlock = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_booster_cursors", x => new { x.Programme, x.Stratum });
                });

            migrationBuilder.CreateTable(
                name: "booster_draws",
                schema: "trial",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Programme = table.Column<Guid>(type: "uuid", nullable: false),
                    Participant = table.Column<string>(type: "text", nullable: false),
                    Stratum = table.Column<string>(type: "text", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    Arm = table.Column<string>(type: "text", nullable: false),
                    Levels = table.Column<string>(type: "text", nullable: false),
                    Probability = table.Column<double>(type: "double precision", nullable: true),
                    Salt = table.Column<byte[]>(type: "bytea", nullable: false),
                    AllocatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    CoachingOpenedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_booster_draws", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "booster_lists",
                schema: "trial",
                columns: table => new
                {
                    Programme = table.Column<Guid>(type: "uuid", nullable: false),
                    AfterVisit = table.Column<string>(type: "text", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Seed = table.Column<byte[]>(type: "bytea", nullable: false),
                    Rule = table.Column<byte[]>(type: "bytea", nullable: false),
                    Commitment = table.Column<string>(type: "text", nullable: false),
                    SealedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    OpenedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_booster_lists", x => x.Programme);
                });

            migrationBuilder.CreateTable(
                name: "calendar_feeds",
                schema: "coaching",
                columns: table => new
                {
                    Coach = table.Column<Guid>(type: "uuid", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Address = table.Column<byte[]>(type: "bytea", nullable: false),
                    NextAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ReadAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Problem = table.Column<string>(type: "text", nullable: false),
                    BusyJson = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_calendar_feeds", x => x.Coach);
                });

            migrationBuilder.CreateTable(
                name: "chain_checks",
                schema: "audit",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Facts = table.Column<long>(type: "bigint", nullable: false),
                    Heads = table.Column<int>(type: "integer", nullable: false),
                    Witnessed = table.Column<int>(type: "integer", nullable: false),
                    Problem = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_chain_checks", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "check_ins",
                schema: "coaching",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Place = table.Column<Guid>(type: "uuid", nullable: false),
                    Programme = table.Column<Guid>(type: "uuid", nullable: false),
                    Person = table.Column<Guid>(type: "uuid", nullable: false),
                    Months = table.Column<int>(type: "integer", nullable: false),
                    AskedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    OpenUntil = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    AnsweredAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    AnswersJson = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_check_ins", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "coach_files",
                schema: "coaching",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Coach = table.Column<Guid>(type: "uuid", nullable: false),
                    Credential = table.Column<Guid>(type: "uuid", nullable: true),
                    MediaType = table.Column<string>(type: "text", nullable: false),
                    Bytes = table.Column<byte[]>(type: "bytea", nullable: false),
                    KeptAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_coach_files", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "coach_measures",
                schema: "coaching",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Coach = table.Column<Guid>(type: "uuid", nullable: false),
                    Quarter = table.Column<int>(type: "integer", nullable: false),
                    OpenUntil = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    AnsweredAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    AnswersJson = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_coach_measures", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "coaches",
                schema: "coaching",
                columns: table => new
                {
                    Person = table.Column<Guid>(type: "uuid", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    ZoneId = table.Column<string>(type: "text", nullable: false),
                    Department = table.Column<string>(type: "text", nullable: false),
                    CallPool = table.Column<string>(type: "text", nullable: false),
                    Specialty = table.Column<string>(type: "text", nullable: false),
                    CareerStage = table.Column<string>(type: "text", nullable: false),
                    Languages = table.Column<string>(type: "text", nullable: false),
                    Interests = table.Column<string>(type: "text", nullable: false),
                    Manner = table.Column<string>(type: "text", nullable: false),
                    Capacity = table.Column<int>(type: "integer", nullable: true),
                    Credential = table.Column<string>(type: "text", nullable: false),
                    CredentialValidUntil = table.Column<DateOnly>(type: "date", nullable: false),
                    NoticeHours = table.Column<int>(type: "integer", nullable: true),
                    HorizonDays = table.Column<int>(type: "integer", nullable: true),
                    BufferMinutes = table.Column<int>(type: "integer", nullable: false),
                    Standing = table.Column<string>(type: "text", nullable: false),
                    Mentor = table.Column<Guid>(type: "uuid", nullable: true),
                    Contract = table.Column<string>(type: "text", nullable: false),
                    ContractRate = table.Column<decimal>(type: "numeric", nullable: true),
                    WeeklyMinutes = table.Column<int>(type: "integer", nullable: true),
                    ChargedTo = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_coaches", x => x.Person);
                });

            migrationBuilder.CreateTable(
                name: "confidence_exceptions",
                schema: "coaching",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Engagement = table.Column<Guid>(type: "uuid", nullable: false),
                    Ground = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_confidence_exceptions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "consents",
                schema: "identity",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    InvitationId = table.Column<Guid>(type: "uuid", nullable: false),
                    ProtocolVersion = table.Column<int>(type: "integer", nullable: false),
                    TextVersion = table.Column<string>(type: "text", nullable: false),
                    TextHash = table.Column<string>(type: "text", nullable: false),
                    Words = table.Column<string>(type: "text", nullable: false),
                    Signature = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_consents", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "credentials",
                schema: "coaching",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Coach = table.Column<Guid>(type: "uuid", nullable: false),
                    Body = table.Column<string>(type: "text", nullable: false),
                    Level = table.Column<string>(type: "text", nullable: false),
                    Number = table.Column<string>(type: "text", nullable: false),
                    Issued = table.Column<DateOnly>(type: "date", nullable: false),
                    Expires = table.Column<DateOnly>(type: "date", nullable: false),
                    CreditsRequired = table.Column<int>(type: "integer", nullable: false),
                    CreditsEarned = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_credentials", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "dashboards",
                schema: "trial",
                columns: table => new
                {
                    Programme = table.Column<Guid>(type: "uuid", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Tally = table.Column<byte[]>(type: "bytea", nullable: false),
                    CountedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Watermark = table.Column<long>(type: "bigint", nullable: false),
                    Milliseconds = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_dashboards", x => x.Programme);
                });

            migrationBuilder.CreateTable(
                name: "dated_hours",
                schema: "coaching",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Coach = table.Column<Guid>(type: "uuid", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    From = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                    Until = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                    IsExtra = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_dated_hours", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "draw_rounds",
                schema: "trial",
                columns: table => new
                {
                    Programme = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Members = table.Column<string>(type: "text", nullable: false),
                    Places = table.Column<int>(type: "integer", nullable: true),
                    IsDrawn = table.Column<bool>(type: "boolean", nullable: false),
                    ClosedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_draw_rounds", x => new { x.Programme, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "draw_waves",
                schema: "trial",
                columns: table => new
                {
                    Programme = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    UpTo = table.Column<int>(type: "integer", nullable: false),
                    OpenedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_draw_waves", x => new { x.Programme, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "eligibility_answers",
                schema: "identity",
                columns: table => new
                {
                    InvitationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Question = table.Column<string>(type: "text", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Answer = table.Column<bool>(type: "boolean", nullable: false),
                    Admits = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_eligibility_answers", x => new { x.InvitationId, x.Question });
                });

            migrationBuilder.CreateTable(
                name: "engagements",
                schema: "coaching",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Place = table.Column<Guid>(type: "uuid", nullable: false),
                    Programme = table.Column<Guid>(type: "uuid", nullable: false),
                    Participant = table.Column<Guid>(type: "uuid", nullable: false),
                    Coach = table.Column<Guid>(type: "uuid", nullable: false),
                    Group = table.Column<Guid>(type: "uuid", nullable: true),
                    StartedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ActiveParticipant = table.Column<Guid>(type: "uuid", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    EndedBecause = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_engagements", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "enrolment_openings",
                schema: "trial",
                columns: table => new
                {
                    ProgrammeId = table.Column<Guid>(type: "uuid", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    ProtocolHash = table.Column<string>(type: "text", nullable: false),
                    OpenedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ClosedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_enrolment_openings", x => x.ProgrammeId);
                });

            migrationBuilder.CreateTable(
                name: "facts",
                schema: "audit",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    OccurredAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Actor = table.Column<string>(type: "text", nullable: false),
                    Action = table.Column<string>(type: "text", nullable: false),
                    Subject = table.Column<string>(type: "text", nullable: false),
                    Details = table.Column<string>(type: "text", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: true),
                    Before = table.Column<string>(type: "text", nullable: true),
                    After = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_facts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "frozen_sets",
                schema: "trial",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Programme = table.Column<Guid>(type: "uuid", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    Dictionary = table.Column<string>(type: "text", nullable: false),
                    Exclusions = table.Column<string>(type: "text", nullable: false),
                    Delivery = table.Column<byte[]>(type: "bytea", nullable: false),
                    DeliveryHash = table.Column<string>(type: "text", nullable: false),
                    Outside = table.Column<byte[]>(type: "bytea", nullable: false),
                    OutsideHash = table.Column<string>(type: "text", nullable: false),
                    Distress = table.Column<string>(type: "text", nullable: false),
                    Hash = table.Column<string>(type: "text", nullable: false),
                    DictionaryHash = table.Column<string>(type: "text", nullable: false),
                    Participants = table.Column<int>(type: "integer", nullable: false),
                    FrozenAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_frozen_sets", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "gatherings",
                schema: "coaching",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Programme = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    Title = table.Column<string>(type: "text", nullable: false),
                    Where = table.Column<string>(type: "text", nullable: false),
                    Facilitator = table.Column<Guid>(type: "uuid", nullable: false),
                    Start = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    End = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ZoneId = table.Column<string>(type: "text", nullable: false),
                    Seats = table.Column<int>(type: "integer", nullable: false),
                    CancelledAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    AttendedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_gatherings", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "groups",
                schema: "coaching",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Programme = table.Column<Guid>(type: "uuid", nullable: false),
                    Coach = table.Column<Guid>(type: "uuid", nullable: false),
                    Members = table.Column<int>(type: "integer", nullable: false),
                    FormedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_groups", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "head_receipts",
                schema: "audit",
                columns: table => new
                {
                    Witness = table.Column<string>(type: "text", nullable: false),
                    Size = table.Column<long>(type: "bigint", nullable: false),
                    GivenAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_head_receipts", x => new { x.Witness, x.Size });
                });

            migrationBuilder.CreateTable(
                name: "heads",
                schema: "audit",
                columns: table => new
                {
                    Size = table.Column<long>(type: "bigint", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    SignedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_heads", x => x.Size);
                });

            migrationBuilder.CreateTable(
                name: "institutions",
                schema: "identity",
                columns: table => new
                {
                    InstitutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    ZoneId = table.Column<string>(type: "text", nullable: false),
                    IsDemonstration = table.Column<bool>(type: "boolean", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_institutions", x => x.InstitutionId);
                });

            migrationBuilder.CreateTable(
                name: "invitations",
                schema: "identity",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    ProgrammeId = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    TokenHash = table.Column<string>(type: "text", nullable: false),
                    Token = table.Column<byte[]>(type: "bytea", nullable: false),
                    IsSignUp = table.Column<bool>(type: "boolean", nullable: false),
                    InvitedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    LastMailedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Mails = table.Column<int>(type: "integer", nullable: false),
                    State = table.Column<string>(type: "text", nullable: false),
                    DeclineReason = table.Column<byte[]>(type: "bytea", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_invitations", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "leaves",
                schema: "coaching",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Coach = table.Column<Guid>(type: "uuid", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_leaves", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "links",
                schema: "audit",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    FactId = table.Column<Guid>(type: "uuid", nullable: false),
                    Hash = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_links", x => x.Sequence);
                });

            migrationBuilder.CreateTable(
                name: "locked_plans",
                schema: "trial",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Programme = table.Column<Guid>(type: "uuid", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    Hash = table.Column<string>(type: "text", nullable: false),
                    ProtocolHash = table.Column<string>(type: "text", nullable: false),
                    LockedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_locked_plans", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "match_pairs",
                schema: "coaching",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Round = table.Column<Guid>(type: "uuid", nullable: false),
                    Place = table.Column<Guid>(type: "uuid", nullable: false),
                    Participant = table.Column<Guid>(type: "uuid", nullable: false),
                    Coach = table.Column<Guid>(type: "uuid", nullable: true),
                    Words = table.Column<byte[]>(type: "bytea", nullable: false),
                    Group = table.Column<int>(type: "integer", nullable: true),
                    Review = table.Column<string>(type: "text", nullable: false),
                    Engagement = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_match_pairs", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "match_rounds",
                schema: "coaching",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Programme = table.Column<Guid>(type: "uuid", nullable: false),
                    DraftOf = table.Column<Guid>(type: "uuid", nullable: true),
                    MadeAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Coaches = table.Column<int>(type: "integer", nullable: false),
                    Room = table.Column<int>(type: "integer", nullable: false),
                    PublishedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_match_rounds", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "message_refusals",
                schema: "audit",
                columns: table => new
                {
                    Person = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    RefusedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_message_refusals", x => new { x.Person, x.Kind });
                });

            migrationBuilder.CreateTable(
                name: "note_keys",
                schema: "coaching",
                columns: table => new
                {
                    Person = table.Column<Guid>(type: "uuid", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    PublicKey = table.Column<string>(type: "text", nullable: false),
                    SealedPrivateKey = table.Column<string>(type: "text", nullable: false),
                    MadeAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_note_keys", x => x.Person);
                });

            migrationBuilder.CreateTable(
                name: "note_locks",
                schema: "coaching",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Person = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    Credential = table.Column<string>(type: "text", nullable: false),
                    Salt = table.Column<string>(type: "text", nullable: false),
                    SealedMaster = table.Column<string>(type: "text", nullable: false),
                    AddedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_note_locks", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "notes",
                schema: "coaching",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Engagement = table.Column<Guid>(type: "uuid", nullable: false),
                    Session = table.Column<Guid>(type: "uuid", nullable: true),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    Sealed = table.Column<string>(type: "text", nullable: false),
                    WrittenAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    DaysKept = table.Column<int>(type: "integer", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notes", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "outbox",
                schema: "audit",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    KeyFingerprint = table.Column<string>(type: "text", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    Recipient = table.Column<byte[]>(type: "bytea", nullable: false),
                    RecipientFingerprint = table.Column<string>(type: "text", nullable: false),
                    Subject = table.Column<byte[]>(type: "bytea", nullable: false),
                    Text = table.Column<byte[]>(type: "bytea", nullable: false),
                    About = table.Column<byte[]>(type: "bytea", nullable: false),
                    Calendar = table.Column<byte[]>(type: "bytea", nullable: false),
                    WrittenAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    DueAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    State = table.Column<string>(type: "text", nullable: false),
                    Attempts = table.Column<int>(type: "integer", nullable: false),
                    ClaimedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    FinishedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Trouble = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_outbox", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "outside_events",
                schema: "trial",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    ProgrammeId = table.Column<Guid>(type: "uuid", nullable: false),
                    Code = table.Column<string>(type: "text", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    ToldBy = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_outside_events", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "own_results",
                schema: "trial",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Programme = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Scale = table.Column<string>(type: "text", nullable: false),
                    Unit = table.Column<string>(type: "text", nullable: false),
                    Estimate = table.Column<double>(type: "double precision", nullable: false),
                    StandardError = table.Column<double>(type: "double precision", nullable: false),
                    Lower = table.Column<double>(type: "double precision", nullable: false),
                    Upper = table.Column<double>(type: "double precision", nullable: false),
                    Treated = table.Column<int>(type: "integer", nullable: false),
                    Controls = table.Column<int>(type: "integer", nullable: false),
                    ResultsHash = table.Column<string>(type: "text", nullable: false),
                    ReleasedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_own_results", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "pair_keys",
                schema: "coaching",
                columns: table => new
                {
                    Engagement = table.Column<Guid>(type: "uuid", nullable: false),
                    Person = table.Column<Guid>(type: "uuid", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    PublicKey = table.Column<string>(type: "text", nullable: false),
                    Sealed = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_pair_keys", x => new { x.Engagement, x.Person });
                });

            migrationBuilder.CreateTable(
                name: "participant_links",
                schema: "identity",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonIndex = table.Column<string>(type: "text", nullable: false),
                    CodeIndex = table.Column<string>(type: "text", nullable: false),
                    AnyProgrammeIndex = table.Column<string>(type: "text", nullable: false),
                    Sealed = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_participant_links", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "participants",
                schema: "trial",
                columns: table => new
                {
                    Code = table.Column<string>(type: "text", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    ProgrammeId = table.Column<Guid>(type: "uuid", nullable: false),
                    ZoneId = table.Column<string>(type: "text", nullable: false),
                    ConsentedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ProtocolVersion = table.Column<int>(type: "integer", nullable: false),
                    HasWithdrawn = table.Column<bool>(type: "boolean", nullable: false),
                    HasLeftCoaching = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_participants", x => x.Code);
                });

            migrationBuilder.CreateTable(
                name: "pathways",
                schema: "coaching",
                columns: table => new
                {
                    InstitutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    WhomToCall = table.Column<string>(type: "text", nullable: false),
                    WhatToSay = table.Column<string>(type: "text", nullable: false),
                    Rules = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_pathways", x => x.InstitutionId);
                });

            migrationBuilder.CreateTable(
                name: "pay_entries",
                schema: "coaching",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Programme = table.Column<Guid>(type: "uuid", nullable: false),
                    Coach = table.Column<Guid>(type: "uuid", nullable: false),
                    Session = table.Column<Guid>(type: "uuid", nullable: true),
                    Reverses = table.Column<Guid>(type: "uuid", nullable: true),
                    Amount = table.Column<decimal>(type: "numeric", nullable: false),
                    Minutes = table.Column<int>(type: "integer", nullable: false),
                    Basis = table.Column<string>(type: "text", nullable: false),
                    ChargedTo = table.Column<string>(type: "text", nullable: false),
                    EnteredAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ApprovedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Period = table.Column<Guid>(type: "uuid", nullable: true),
                    Reason = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_pay_entries", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "pay_periods",
                schema: "coaching",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Programme = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    ClosedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_pay_periods", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "pending_facts",
                schema: "audit",
                columns: table => new
                {
                    Ordinal = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    FactId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_pending_facts", x => x.Ordinal);
                });

            migrationBuilder.CreateTable(
                name: "people",
                schema: "identity",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<byte[]>(type: "bytea", nullable: false),
                    Email = table.Column<byte[]>(type: "bytea", nullable: false),
                    EmailIndex = table.Column<string>(type: "text", nullable: false),
                    ZoneId = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_people", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "person_roles",
                schema: "identity",
                columns: table => new
                {
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    Role = table.Column<string>(type: "text", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_person_roles", x => new { x.PersonId, x.Role });
                });

            migrationBuilder.CreateTable(
                name: "places",
                schema: "coaching",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Programme = table.Column<Guid>(type: "uuid", nullable: false),
                    Person = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    Turn = table.Column<int>(type: "integer", nullable: false),
                    IsTrainees = table.Column<bool>(type: "boolean", nullable: false),
                    Offering = table.Column<string>(type: "text", nullable: false),
                    GroupSize = table.Column<int>(type: "integer", nullable: true),
                    Sessions = table.Column<int>(type: "integer", nullable: false),
                    Minutes = table.Column<int>(type: "integer", nullable: false),
                    OpenedAt = table.Column<byte[]>(type: "bytea", nullable: false),
                    ClosesAt = table.Column<byte[]>(type: "bytea", nullable: false),
                    WindowOnceBegun = table.Column<int>(type: "integer", nullable: true),
                    IsWithdrawn = table.Column<bool>(type: "boolean", nullable: false),
                    IsTold = table.Column<bool>(type: "boolean", nullable: false),
                    WishesJson = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_places", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "plan_deviations",
                schema: "trial",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Programme = table.Column<Guid>(type: "uuid", nullable: false),
                    Date = table.Column<DateOnly>(type: "date", nullable: false),
                    What = table.Column<string>(type: "text", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_plan_deviations", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "practice_log",
                schema: "coaching",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Coach = table.Column<Guid>(type: "uuid", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Minutes = table.Column<int>(type: "integer", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    Gathering = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_practice_log", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "programme_versions",
                schema: "trial",
                columns: table => new
                {
                    ProgrammeId = table.Column<Guid>(type: "uuid", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Document = table.Column<byte[]>(type: "bytea", nullable: false),
                    ProtocolHash = table.Column<string>(type: "text", nullable: false),
                    EffectiveOn = table.Column<DateOnly>(type: "date", nullable: false),
                    AddedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_programme_versions", x => new { x.ProgrammeId, x.Version });
                });

            migrationBuilder.CreateTable(
                name: "programmes",
                schema: "trial",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_programmes", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "released_groups",
                schema: "trial",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Programme = table.Column<Guid>(type: "uuid", nullable: false),
                    Pack = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Members = table.Column<string>(type: "text", nullable: false),
                    ReleasedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_released_groups", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "released_packs",
                schema: "trial",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Programme = table.Column<Guid>(type: "uuid", nullable: false),
                    Run = table.Column<Guid>(type: "uuid", nullable: false),
                    Token = table.Column<string>(type: "text", nullable: false),
                    Page = table.Column<string>(type: "text", nullable: false),
                    Hash = table.Column<string>(type: "text", nullable: false),
                    Signature = table.Column<string>(type: "text", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    ReleasedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_released_packs", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "same_people",
                schema: "coaching",
                columns: table => new
                {
                    Account = table.Column<Guid>(type: "uuid", nullable: false),
                    Is = table.Column<Guid>(type: "uuid", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_same_people", x => new { x.Account, x.Is });
                });

            migrationBuilder.CreateTable(
                name: "seats",
                schema: "coaching",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Gathering = table.Column<Guid>(type: "uuid", nullable: false),
                    Person = table.Column<Guid>(type: "uuid", nullable: false),
                    Holder = table.Column<Guid>(type: "uuid", nullable: true),
                    AskedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    State = table.Column<string>(type: "text", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: true),
                    OfferedUntil = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Attended = table.Column<bool>(type: "boolean", nullable: true),
                    Sequence = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_seats", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "sessions",
                schema: "coaching",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Engagement = table.Column<Guid>(type: "uuid", nullable: false),
                    Meeting = table.Column<Guid>(type: "uuid", nullable: true),
                    Participant = table.Column<Guid>(type: "uuid", nullable: false),
                    Coach = table.Column<Guid>(type: "uuid", nullable: false),
                    Start = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    End = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    BookedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    CoachSlot = table.Column<Guid>(type: "uuid", nullable: true),
                    ParticipantSlot = table.Column<Guid>(type: "uuid", nullable: true),
                    State = table.Column<string>(type: "text", nullable: false),
                    Sequence = table.Column<int>(type: "integer", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: true),
                    MinutesHeld = table.Column<int>(type: "integer", nullable: true),
                    Mode = table.Column<string>(type: "text", nullable: true),
                    RecordedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    TakenAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    AnsweredAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Disputed = table.Column<string>(type: "text", nullable: true),
                    Settled = table.Column<string>(type: "text", nullable: true),
                    SettledAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sessions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "sign_in_attempts",
                schema: "identity",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AddressIndex = table.Column<string>(type: "text", nullable: false),
                    ClientIndex = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sign_in_attempts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "sign_in_links",
                schema: "identity",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    TokenHash = table.Column<string>(type: "text", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UsedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sign_in_links", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "sign_up_attempts",
                schema: "identity",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    AddressIndex = table.Column<string>(type: "text", nullable: false),
                    ClientIndex = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sign_up_attempts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "survey_instrument_versions",
                schema: "trial",
                columns: table => new
                {
                    Version = table.Column<string>(type: "text", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Document = table.Column<string>(type: "text", nullable: false),
                    KeptAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_survey_instrument_versions", x => new { x.InstitutionId, x.Version });
                });

            migrationBuilder.CreateTable(
                name: "survey_obligations",
                schema: "trial",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Programme = table.Column<Guid>(type: "uuid", nullable: false),
                    Participant = table.Column<string>(type: "text", nullable: false),
                    Visit = table.Column<string>(type: "text", nullable: false),
                    Label = table.Column<string>(type: "text", nullable: false),
                    IsBaseline = table.Column<bool>(type: "boolean", nullable: false),
                    Instruments = table.Column<string>(type: "text", nullable: false),
                    ZoneId = table.Column<string>(type: "text", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    OpensAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ClosesAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    RemindDays = table.Column<string>(type: "text", nullable: false),
                    InvitedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    RungsTaken = table.Column<int>(type: "integer", nullable: false),
                    Mails = table.Column<int>(type: "integer", nullable: false),
                    LastMailedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    SettledAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    NextStepAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    WithdrawnAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_survey_obligations", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "themes",
                schema: "coaching",
                columns: table => new
                {
                    Gathering = table.Column<Guid>(type: "uuid", nullable: false),
                    Theme = table.Column<string>(type: "text", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    People = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_themes", x => new { x.Gathering, x.Theme });
                });

            migrationBuilder.CreateTable(
                name: "ties",
                schema: "coaching",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    One = table.Column<Guid>(type: "uuid", nullable: false),
                    Other = table.Column<Guid>(type: "uuid", nullable: false),
                    Rule = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ties", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "waiting_draws",
                schema: "trial",
                columns: table => new
                {
                    Programme = table.Column<Guid>(type: "uuid", nullable: false),
                    Participant = table.Column<string>(type: "text", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Since = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    PromisedBy = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    DrawnAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    LeftAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_waiting_draws", x => new { x.Programme, x.Participant });
                });

            migrationBuilder.CreateTable(
                name: "weekly_hours",
                schema: "coaching",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Coach = table.Column<Guid>(type: "uuid", nullable: false),
                    Day = table.Column<int>(type: "integer", nullable: false),
                    From = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                    Until = table.Column<TimeOnly>(type: "time without time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_weekly_hours", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "withdrawals",
                schema: "trial",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Code = table.Column<string>(type: "text", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_withdrawals", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "survey_drafts",
                schema: "trial",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Obligation = table.Column<Guid>(type: "uuid", nullable: false),
                    Ordinal = table.Column<int>(type: "integer", nullable: false),
                    Item = table.Column<string>(type: "text", nullable: false),
                    Value = table.Column<byte[]>(type: "bytea", nullable: false),
                    ClientKey = table.Column<string>(type: "text", nullable: false),
                    GivenAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_survey_drafts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_survey_drafts_survey_obligations_Obligation",
                        column: x => x.Obligation,
                        principalSchema: "trial",
                        principalTable: "survey_obligations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "survey_revisions",
                schema: "trial",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Obligation = table.Column<Guid>(type: "uuid", nullable: false),
                    IdempotencyKey = table.Column<string>(type: "text", nullable: false),
                    Answers = table.Column<byte[]>(type: "bytea", nullable: false),
                    InstrumentVersion = table.Column<string>(type: "text", nullable: false),
                    ReceivedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_survey_revisions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_survey_revisions_survey_obligations_Obligation",
                        column: x => x.Obligation,
                        principalSchema: "trial",
                        principalTable: "survey_obligations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "survey_section_times",
                schema: "trial",
                columns: table => new
                {
                    Obligation = table.Column<Guid>(type: "uuid", nullable: false),
                    Section = table.Column<string>(type: "text", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Seconds = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_survey_section_times", x => new { x.Obligation, x.Section });
                    table.ForeignKey(
                        name: "FK_survey_section_times_survey_obligations_Obligation",
                        column: x => x.Obligation,
                        principalSchema: "trial",
                        principalTable: "survey_obligations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "survey_submissions",
                schema: "trial",
                columns: table => new
                {
                    Obligation = table.Column<Guid>(type: "uuid", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Programme = table.Column<Guid>(type: "uuid", nullable: false),
                    Participant = table.Column<string>(type: "text", nullable: false),
                    Visit = table.Column<string>(type: "text", nullable: false),
                    IdempotencyKey = table.Column<string>(type: "text", nullable: false),
                    Answers = table.Column<byte[]>(type: "bytea", nullable: false),
                    InstrumentVersion = table.Column<string>(type: "text", nullable: false),
                    Salt = table.Column<byte[]>(type: "bytea", nullable: false),
                    ContentHash = table.Column<byte[]>(type: "bytea", nullable: false),
                    SubmittedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    LeftOut = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_survey_submissions", x => x.Obligation);
                    table.ForeignKey(
                        name: "FK_survey_submissions_survey_obligations_Obligation",
                        column: x => x.Obligation,
                        principalSchema: "trial",
                        principalTable: "survey_obligations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "survey_corrections",
                schema: "trial",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Obligation = table.Column<Guid>(type: "uuid", nullable: false),
                    Ordinal = table.Column<int>(type: "integer", nullable: false),
                    IdempotencyKey = table.Column<string>(type: "text", nullable: false),
                    Answers = table.Column<byte[]>(type: "bytea", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: false),
                    Salt = table.Column<byte[]>(type: "bytea", nullable: false),
                    ContentHash = table.Column<byte[]>(type: "bytea", nullable: false),
                    CorrectedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_survey_corrections", x => x.Id);
                    table.ForeignKey(
                        name: "FK_survey_corrections_survey_submissions_Obligation",
                        column: x => x.Obligation,
                        principalSchema: "trial",
                        principalTable: "survey_submissions",
                        principalColumn: "Obligation",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_access_receipts_Reader_LastAt",
                schema: "identity",
                table: "access_receipts",
                columns: new[] { "Reader", "LastAt" });

            migrationBuilder.CreateIndex(
                name: "IX_access_receipts_Subject_Reader_Rule_Day",
                schema: "identity",
                table: "access_receipts",
                columns: new[] { "Subject", "Reader", "Rule", "Day" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_allocation_deviations_Programme_Participant",
                schema: "trial",
                table: "allocation_deviations",
                columns: new[] { "Programme", "Participant" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_allocation_shares_Programme_Custodian",
                schema: "trial",
                table: "allocation_shares",
                columns: new[] { "Programme", "Custodian" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_allocations_Participant",
                schema: "trial",
                table: "allocations",
                column: "Participant");

            migrationBuilder.CreateIndex(
                name: "IX_allocations_Programme_Participant",
                schema: "trial",
                table: "allocations",
                columns: new[] { "Programme", "Participant" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_allocations_Programme_Stratum_Position",
                schema: "trial",
                table: "allocations",
                columns: new[] { "Programme", "Stratum", "Position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_analysis_runs_Programme",
                schema: "trial",
                table: "analysis_runs",
                column: "Programme");

            migrationBuilder.CreateIndex(
                name: "IX_ask_attempts_At",
                schema: "coaching",
                table: "ask_attempts",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_ask_requests_LinkIndex",
                schema: "coaching",
                table: "ask_requests",
                column: "LinkIndex",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_booster_draws_Participant",
                schema: "trial",
                table: "booster_draws",
                column: "Participant");

            migrationBuilder.CreateIndex(
                name: "IX_booster_draws_Programme_Participant",
                schema: "trial",
                table: "booster_draws",
                columns: new[] { "Programme", "Participant" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_booster_draws_Programme_Stratum_Position",
                schema: "trial",
                table: "booster_draws",
                columns: new[] { "Programme", "Stratum", "Position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_chain_checks_At",
                schema: "audit",
                table: "chain_checks",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_check_ins_Person",
                schema: "coaching",
                table: "check_ins",
                column: "Person");

            migrationBuilder.CreateIndex(
                name: "IX_check_ins_Place_Months",
                schema: "coaching",
                table: "check_ins",
                columns: new[] { "Place", "Months" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_coach_files_Coach",
                schema: "coaching",
                table: "coach_files",
                column: "Coach");

            migrationBuilder.CreateIndex(
                name: "IX_coach_measures_Coach_Quarter",
                schema: "coaching",
                table: "coach_measures",
                columns: new[] { "Coach", "Quarter" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_confidence_exceptions_Engagement",
                schema: "coaching",
                table: "confidence_exceptions",
                column: "Engagement");

            migrationBuilder.CreateIndex(
                name: "IX_consents_InvitationId_ProtocolVersion",
                schema: "identity",
                table: "consents",
                columns: new[] { "InvitationId", "ProtocolVersion" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_credentials_Coach",
                schema: "coaching",
                table: "credentials",
                column: "Coach");

            migrationBuilder.CreateIndex(
                name: "IX_dated_hours_Coach_On",
                schema: "coaching",
                table: "dated_hours",
                columns: new[] { "Coach", "On" });

            migrationBuilder.CreateIndex(
                name: "IX_engagements_ActiveParticipant",
                schema: "coaching",
                table: "engagements",
                column: "ActiveParticipant",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_engagements_Coach",
                schema: "coaching",
                table: "engagements",
                column: "Coach");

            migrationBuilder.CreateIndex(
                name: "IX_engagements_Group",
                schema: "coaching",
                table: "engagements",
                column: "Group");

            migrationBuilder.CreateIndex(
                name: "IX_engagements_Place",
                schema: "coaching",
                table: "engagements",
                column: "Place");

            migrationBuilder.CreateIndex(
                name: "IX_facts_Subject",
                schema: "audit",
                table: "facts",
                column: "Subject");

            migrationBuilder.CreateIndex(
                name: "IX_frozen_sets_Programme",
                schema: "trial",
                table: "frozen_sets",
                column: "Programme");

            migrationBuilder.CreateIndex(
                name: "IX_gatherings_Facilitator",
                schema: "coaching",
                table: "gatherings",
                column: "Facilitator");

            migrationBuilder.CreateIndex(
                name: "IX_invitations_ProgrammeId_PersonId",
                schema: "identity",
                table: "invitations",
                columns: new[] { "ProgrammeId", "PersonId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_invitations_TokenHash",
                schema: "identity",
                table: "invitations",
                column: "TokenHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_leaves_Coach",
                schema: "coaching",
                table: "leaves",
                column: "Coach");

            migrationBuilder.CreateIndex(
                name: "IX_links_FactId",
                schema: "audit",
                table: "links",
                column: "FactId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_locked_plans_Programme",
                schema: "trial",
                table: "locked_plans",
                column: "Programme",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_match_pairs_Round_Participant",
                schema: "coaching",
                table: "match_pairs",
                columns: new[] { "Round", "Participant" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_match_rounds_DraftOf",
                schema: "coaching",
                table: "match_rounds",
                column: "DraftOf",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_note_locks_Person_Credential",
                schema: "coaching",
                table: "note_locks",
                columns: new[] { "Person", "Credential" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_notes_Engagement",
                schema: "coaching",
                table: "notes",
                column: "Engagement");

            migrationBuilder.CreateIndex(
                name: "IX_notes_ExpiresAt",
                schema: "coaching",
                table: "notes",
                column: "ExpiresAt");

            migrationBuilder.CreateIndex(
                name: "IX_notes_Session_Kind",
                schema: "coaching",
                table: "notes",
                columns: new[] { "Session", "Kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_outbox_KeyFingerprint",
                schema: "audit",
                table: "outbox",
                column: "KeyFingerprint",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_outbox_RecipientFingerprint",
                schema: "audit",
                table: "outbox",
                column: "RecipientFingerprint");

            migrationBuilder.CreateIndex(
                name: "IX_outbox_State_DueAt",
                schema: "audit",
                table: "outbox",
                columns: new[] { "State", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_outside_events_ProgrammeId_Code_Kind_On",
                schema: "trial",
                table: "outside_events",
                columns: new[] { "ProgrammeId", "Code", "Kind", "On" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_own_results_Programme_ResultsHash",
                schema: "trial",
                table: "own_results",
                columns: new[] { "Programme", "ResultsHash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_participant_links_AnyProgrammeIndex",
                schema: "identity",
                table: "participant_links",
                column: "AnyProgrammeIndex");

            migrationBuilder.CreateIndex(
                name: "IX_participant_links_CodeIndex",
                schema: "identity",
                table: "participant_links",
                column: "CodeIndex",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_participant_links_PersonIndex",
                schema: "identity",
                table: "participant_links",
                column: "PersonIndex",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_participants_ProgrammeId",
                schema: "trial",
                table: "participants",
                column: "ProgrammeId");

            migrationBuilder.CreateIndex(
                name: "IX_pay_entries_Coach",
                schema: "coaching",
                table: "pay_entries",
                column: "Coach");

            migrationBuilder.CreateIndex(
                name: "IX_pay_entries_Programme_Period",
                schema: "coaching",
                table: "pay_entries",
                columns: new[] { "Programme", "Period" });

            migrationBuilder.CreateIndex(
                name: "IX_pay_entries_Reverses",
                schema: "coaching",
                table: "pay_entries",
                column: "Reverses",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_pay_entries_Session",
                schema: "coaching",
                table: "pay_entries",
                column: "Session",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_pay_periods_Programme_Number",
                schema: "coaching",
                table: "pay_periods",
                columns: new[] { "Programme", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_people_EmailIndex",
                schema: "identity",
                table: "people",
                column: "EmailIndex");

            migrationBuilder.CreateIndex(
                name: "IX_people_InstitutionId_EmailIndex",
                schema: "identity",
                table: "people",
                columns: new[] { "InstitutionId", "EmailIndex" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_person_roles_InstitutionId_Role",
                schema: "identity",
                table: "person_roles",
                columns: new[] { "InstitutionId", "Role" });

            migrationBuilder.CreateIndex(
                name: "IX_places_Person_Programme_Kind_Turn",
                schema: "coaching",
                table: "places",
                columns: new[] { "Person", "Programme", "Kind", "Turn" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_plan_deviations_Programme",
                schema: "trial",
                table: "plan_deviations",
                column: "Programme");

            migrationBuilder.CreateIndex(
                name: "IX_practice_log_Coach",
                schema: "coaching",
                table: "practice_log",
                column: "Coach");

            migrationBuilder.CreateIndex(
                name: "IX_practice_log_Gathering_Coach",
                schema: "coaching",
                table: "practice_log",
                columns: new[] { "Gathering", "Coach" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_programmes_InstitutionId_Name",
                schema: "trial",
                table: "programmes",
                columns: new[] { "InstitutionId", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_released_groups_Programme",
                schema: "trial",
                table: "released_groups",
                column: "Programme");

            migrationBuilder.CreateIndex(
                name: "IX_released_packs_Run_Kind",
                schema: "trial",
                table: "released_packs",
                columns: new[] { "Run", "Kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_released_packs_Token",
                schema: "trial",
                table: "released_packs",
                column: "Token",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_seats_Gathering_Holder",
                schema: "coaching",
                table: "seats",
                columns: new[] { "Gathering", "Holder" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_seats_Gathering_Number",
                schema: "coaching",
                table: "seats",
                columns: new[] { "Gathering", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_seats_Holder",
                schema: "coaching",
                table: "seats",
                column: "Holder");

            migrationBuilder.CreateIndex(
                name: "IX_sessions_Coach_Start",
                schema: "coaching",
                table: "sessions",
                columns: new[] { "Coach", "Start" });

            migrationBuilder.CreateIndex(
                name: "IX_sessions_CoachSlot_Start",
                schema: "coaching",
                table: "sessions",
                columns: new[] { "CoachSlot", "Start" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_sessions_Engagement",
                schema: "coaching",
                table: "sessions",
                column: "Engagement");

            migrationBuilder.CreateIndex(
                name: "IX_sessions_Meeting",
                schema: "coaching",
                table: "sessions",
                column: "Meeting");

            migrationBuilder.CreateIndex(
                name: "IX_sessions_ParticipantSlot_Start",
                schema: "coaching",
                table: "sessions",
                columns: new[] { "ParticipantSlot", "Start" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_sign_in_attempts_AddressIndex_At",
                schema: "identity",
                table: "sign_in_attempts",
                columns: new[] { "AddressIndex", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_sign_in_attempts_ClientIndex_At",
                schema: "identity",
                table: "sign_in_attempts",
                columns: new[] { "ClientIndex", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_sign_in_links_PersonId",
                schema: "identity",
                table: "sign_in_links",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_sign_in_links_TokenHash",
                schema: "identity",
                table: "sign_in_links",
                column: "TokenHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_sign_up_attempts_At",
                schema: "identity",
                table: "sign_up_attempts",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_survey_corrections_Obligation_IdempotencyKey",
                schema: "trial",
                table: "survey_corrections",
                columns: new[] { "Obligation", "IdempotencyKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_survey_corrections_Obligation_Ordinal",
                schema: "trial",
                table: "survey_corrections",
                columns: new[] { "Obligation", "Ordinal" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_survey_drafts_Obligation_ClientKey",
                schema: "trial",
                table: "survey_drafts",
                columns: new[] { "Obligation", "ClientKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_survey_drafts_Obligation_Ordinal",
                schema: "trial",
                table: "survey_drafts",
                columns: new[] { "Obligation", "Ordinal" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_survey_obligations_NextStepAt",
                schema: "trial",
                table: "survey_obligations",
                column: "NextStepAt");

            migrationBuilder.CreateIndex(
                name: "IX_survey_obligations_Participant_Visit",
                schema: "trial",
                table: "survey_obligations",
                columns: new[] { "Participant", "Visit" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_survey_obligations_Programme",
                schema: "trial",
                table: "survey_obligations",
                column: "Programme");

            migrationBuilder.CreateIndex(
                name: "IX_survey_revisions_Obligation",
                schema: "trial",
                table: "survey_revisions",
                column: "Obligation");

            migrationBuilder.CreateIndex(
                name: "IX_survey_submissions_Participant",
                schema: "trial",
                table: "survey_submissions",
                column: "Participant");

            migrationBuilder.CreateIndex(
                name: "IX_survey_submissions_Programme_Visit",
                schema: "trial",
                table: "survey_submissions",
                columns: new[] { "Programme", "Visit" });

            migrationBuilder.CreateIndex(
                name: "IX_ties_One_Other_Rule",
                schema: "coaching",
                table: "ties",
                columns: new[] { "One", "Other", "Rule" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_waiting_draws_Programme_Number",
                schema: "trial",
                table: "waiting_draws",
                columns: new[] { "Programme", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_weekly_hours_Coach_Day_From",
                schema: "coaching",
                table: "weekly_hours",
                columns: new[] { "Coach", "Day", "From" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_withdrawals_Code_Kind",
                schema: "trial",
                table: "withdrawals",
                columns: new[] { "Code", "Kind" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "access_receipts",
                schema: "identity");

            migrationBuilder.DropTable(
                name: "allocation_cursors",
                schema: "trial");

            migrationBuilder.DropTable(
                name: "allocation_deviations",
                schema: "trial");

            migrationBuilder.DropTable(
                name: "allocation_lists",
                schema: "trial");

            migrationBuilder.DropTable(
                name: "allocation_shares",
                schema: "trial");

            migrationBuilder.DropTable(
                name: "allocations",
                schema: "trial");

            migrationBuilder.DropTable(
                name: "analysis_runs",
                schema: "trial");

            migrationBuilder.DropTable(
                name: "arms_openings",
                schema: "trial");

            migrationBuilder.DropTable(
                name: "ask_attempts",
                schema: "coaching");

            migrationBuilder.DropTable(
                name: "ask_requests",
                schema: "coaching");

            migrationBuilder.DropTable(
                name: "booster_cursors",
                schema: "trial");

            migrationBuilder.DropTable(
                name: "booster_draws",
                schema: "trial");

            migrationBuilder.DropTable(
                name: "booster_lists",
                schema: "trial");

            migrationBuilder.DropTable(
                name: "calendar_feeds",
                schema: "coaching");

            migrationBuilder.DropTable(
                name: "chain_checks",
                schema: "audit");

            migrationBuilder.DropTable(
                name: "check_ins",
                schema: "coaching");

            migrationBuilder.DropTable(
                name: "coach_files",
                schema: "coaching");

            migrationBuilder.DropTable(
                name: "coach_measures",
                schema: "coaching");

            migrationBuilder.DropTable(
                name: "coaches",
                schema: "coaching");

            migrationBuilder.DropTable(
                name: "confidence_exceptions",
                schema: "coaching");

            migrationBuilder.DropTable(
                name: "consents",
                schema: "identity");

            migrationBuilder.DropTable(
                name: "credentials",
                schema: "coaching");

            migrationBuilder.DropTable(
                name: "dashboards",
                schema: "trial");

            migrationBuilder.DropTable(
                name: "dated_hours",
                schema: "coaching");

            migrationBuilder.DropTable(
                name: "draw_rounds",
                schema: "trial");

            migrationBuilder.DropTable(
                name: "draw_waves",
                schema: "trial");

            migrationBuilder.DropTable(
                name: "eligibility_answers",
                schema: "identity");

            migrationBuilder.DropTable(
                name: "engagements",
                schema: "coaching");

            migrationBuilder.DropTable(
                name: "enrolment_openings",
                schema: "trial");

            migrationBuilder.DropTable(
                name: "facts",
                schema: "audit");

            migrationBuilder.DropTable(
                name: "frozen_sets",
                schema: "trial");

            migrationBuilder.DropTable(
                name: "gatherings",
                schema: "coaching");

            migrationBuilder.DropTable(
                name: "groups",
                schema: "coaching");

            migrationBuilder.DropTable(
                name: "head_receipts",
                schema: "audit");

            migrationBuilder.DropTable(
                name: "heads",
                schema: "audit");

            migrationBuilder.DropTable(
                name: "institutions",
                schema: "identity");

            migrationBuilder.DropTable(
                name: "invitations",
                schema: "identity");

            migrationBuilder.DropTable(
                name: "leaves",
                schema: "coaching");

            migrationBuilder.DropTable(
                name: "links",
                schema: "audit");

            migrationBuilder.DropTable(
                name: "locked_plans",
                schema: "trial");

            migrationBuilder.DropTable(
                name: "match_pairs",
                schema: "coaching");

            migrationBuilder.DropTable(
                name: "match_rounds",
                schema: "coaching");

            migrationBuilder.DropTable(
                name: "message_refusals",
                schema: "audit");

            migrationBuilder.DropTable(
                name: "note_keys",
                schema: "coaching");

            migrationBuilder.DropTable(
                name: "note_locks",
                schema: "coaching");

            migrationBuilder.DropTable(
                name: "notes",
                schema: "coaching");

            migrationBuilder.DropTable(
                name: "outbox",
                schema: "audit");

            migrationBuilder.DropTable(
                name: "outside_events",
                schema: "trial");

            migrationBuilder.DropTable(
                name: "own_results",
                schema: "trial");

            migrationBuilder.DropTable(
                name: "pair_keys",
                schema: "coaching");

            migrationBuilder.DropTable(
                name: "participant_links",
                schema: "identity");

            migrationBuilder.DropTable(
                name: "participants",
                schema: "trial");

            migrationBuilder.DropTable(
                name: "pathways",
                schema: "coaching");

            migrationBuilder.DropTable(
                name: "pay_entries",
                schema: "coaching");

            migrationBuilder.DropTable(
                name: "pay_periods",
                schema: "coaching");

            migrationBuilder.DropTable(
                name: "pending_facts",
                schema: "audit");

            migrationBuilder.DropTable(
                name: "people",
                schema: "identity");

            migrationBuilder.DropTable(
                name: "person_roles",
                schema: "identity");

            migrationBuilder.DropTable(
                name: "places",
                schema: "coaching");

            migrationBuilder.DropTable(
                name: "plan_deviations",
                schema: "trial");

            migrationBuilder.DropTable(
                name: "practice_log",
                schema: "coaching");

            migrationBuilder.DropTable(
                name: "programme_versions",
                schema: "trial");

            migrationBuilder.DropTable(
                name: "programmes",
                schema: "trial");

            migrationBuilder.DropTable(
                name: "released_groups",
                schema: "trial");

            migrationBuilder.DropTable(
                name: "released_packs",
                schema: "trial");

            migrationBuilder.DropTable(
                name: "same_people",
                schema: "coaching");

            migrationBuilder.DropTable(
                name: "seats",
                schema: "coaching");

            migrationBuilder.DropTable(
                name: "sessions",
                schema: "coaching");

            migrationBuilder.DropTable(
                name: "sign_in_attempts",
                schema: "identity");

            migrationBuilder.DropTable(
                name: "sign_in_links",
                schema: "identity");

            migrationBuilder.DropTable(
                name: "sign_up_attempts",
                schema: "identity");

            migrationBuilder.DropTable(
                name: "survey_corrections",
                schema: "trial");

            migrationBuilder.DropTable(
                name: "survey_drafts",
                schema: "trial");

            migrationBuilder.DropTable(
                name: "survey_instrument_versions",
                schema: "trial");

            migrationBuilder.DropTable(
                name: "survey_revisions",
                schema: "trial");

            migrationBuilder.DropTable(
                name: "survey_section_times",
                schema: "trial");

            migrationBuilder.DropTable(
                name: "themes",
                schema: "coaching");

            migrationBuilder.DropTable(
                name: "ties",
                schema: "coaching");

            migrationBuilder.DropTable(
                name: "waiting_draws",
                schema: "trial");

            migrationBuilder.DropTable(
                name: "weekly_hours",
                schema: "coaching");

            migrationBuilder.DropTable(
                name: "withdrawals",
                schema: "trial");

            migrationBuilder.DropTable(
                name: "survey_submissions",
                schema: "trial");

            migrationBuilder.DropTable(
                name: "survey_obligations",
                schema: "trial");
        }
    }
}
