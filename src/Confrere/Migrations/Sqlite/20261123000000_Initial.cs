using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Confrere.App.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "audit_chain_checks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Facts = table.Column<long>(type: "INTEGER", nullable: false),
                    Heads = table.Column<int>(type: "INTEGER", nullable: false),
                    Witnessed = table.Column<int>(type: "INTEGER", nullable: false),
                    Problem = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit_chain_checks", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "audit_facts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OccurredAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Actor = table.Column<string>(type: "TEXT", nullable: false),
                    Action = table.Column<string>(type: "TEXT", nullable: false),
                    Subject = table.Column<string>(type: "TEXT", nullable: false),
                    Details = table.Column<string>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: true),
                    Before = table.Column<string>(type: "TEXT", nullable: true),
                    After = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit_facts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "audit_head_receipts",
                columns: table => new
                {
                    Witness = table.Column<string>(type: "TEXT", nullable: false),
                    Size = table.Column<long>(type: "INTEGER", nullable: false),
                    GivenAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit_head_receipts", x => new { x.Witness, x.Size });
                });

            migrationBuilder.CreateTable(
                name: "audit_heads",
                columns: table => new
                {
                    Size = table.Column<long>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    SignedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit_heads", x => x.Size);
                });

            migrationBuilder.CreateTable(
                name: "audit_links",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    FactId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Hash = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit_links", x => x.Sequence);
                });

            migrationBuilder.CreateTable(
                name: "audit_message_refusals",
                columns: table => new
                {
                    Person = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    RefusedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit_message_refusals", x => new { x.Person, x.Kind });
                });

            migrationBuilder.CreateTable(
                name: "audit_outbox",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    KeyFingerprint = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    Recipient = table.Column<byte[]>(type: "BLOB", nullable: false),
                    RecipientFingerprint = table.Column<string>(type: "TEXT", nullable: false),
                    Subject = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Text = table.Column<byte[]>(type: "BLOB", nullable: false),
                    About = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Calendar = table.Column<byte[]>(type: "BLOB", nullable: false),
                    WrittenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    DueAt = table.Column<long>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    ClaimedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    FinishedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Trouble = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit_outbox", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "audit_pending_facts",
                columns: table => new
                {
                    Ordinal = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    FactId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit_pending_facts", x => x.Ordinal);
                });

            migrationBuilder.CreateTable(
                name: "coaching_ask_attempts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AddressIndex = table.Column<string>(type: "TEXT", nullable: false),
                    ClientIndex = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_coaching_ask_attempts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "coaching_ask_requests",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Programme = table.Column<Guid>(type: "TEXT", nullable: false),
                    Person = table.Column<Guid>(type: "TEXT", nullable: false),
                    LinkIndex = table.Column<string>(type: "TEXT", nullable: false),
                    ExpiresAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_coaching_ask_requests", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "coaching_calendar_feeds",
                columns: table => new
                {
                    Coach = table.Column<Guid>(type: "TEXT", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Address = table.Column<byte[]>(type: "BLOB", nullable: false),
                    NextAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ReadAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Problem = table.Column<string>(type: "TEXT", nullable: false),
                    BusyJson = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_coaching_calendar_feeds", x => x.Coach);
                });

            migrationBuilder.CreateTable(
                name: "coaching_check_ins",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Place = table.Column<Guid>(type: "TEXT", nullable: false),
                    Programme = table.Column<Guid>(type: "TEXT", nullable: false),
                    Person = table.Column<Guid>(type: "TEXT", nullable: false),
                    Months = table.Column<int>(type: "INTEGER", nullable: false),
                    AskedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    OpenUntil = table.Column<long>(type: "INTEGER", nullable: false),
                    AnsweredAt = table.Column<long>(type: "INTEGER", nullable: true),
                    AnswersJson = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_coaching_check_ins", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "coaching_coach_files",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Coach = table.Column<Guid>(type: "TEXT", nullable: false),
                    Credential = table.Column<Guid>(type: "TEXT", nullable: true),
                    MediaType = table.Column<string>(type: "TEXT", nullable: false),
                    Bytes = table.Column<byte[]>(type: "BLOB", nullable: false),
                    KeptAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_coaching_coach_files", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "coaching_coach_measures",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Coach = table.Column<Guid>(type: "TEXT", nullable: false),
                    Quarter = table.Column<int>(type: "INTEGER", nullable: false),
                    OpenUntil = table.Column<long>(type: "INTEGER", nullable: false),
                    AnsweredAt = table.Column<long>(type: "INTEGER", nullable: true),
                    AnswersJson = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_coaching_coach_measures", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "coaching_coaches",
                columns: table => new
                {
                    Person = table.Column<Guid>(type: "TEXT", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ZoneId = table.Column<string>(type: "TEXT", nullable: false),
                    Department = table.Column<string>(type: "TEXT", nullable: false),
                    CallPool = table.Column<string>(type: "TEXT", nullable: false),
                    Specialty = table.Column<string>(type: "TEXT", nullable: false),
                    CareerStage = table.Column<string>(type: "TEXT", nullable: false),
                    Languages = table.Column<string>(type: "TEXT", nullable: false),
                    Interests = table.Column<string>(type: "TEXT", nullable: false),
                    Manner = table.Column<string>(type: "TEXT", nullable: false),
                    Capacity = table.Column<int>(type: "INTEGER", nullable: true),
                    Credential = table.Column<string>(type: "TEXT", nullable: false),
                    CredentialValidUntil = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    NoticeHours = table.Column<int>(type: "INTEGER", nullable: true),
                    HorizonDays = table.Column<int>(type: "INTEGER", nullable: true),
                    BufferMinutes = table.Column<int>(type: "INTEGER", nullable: false),
                    Standing = table.Column<string>(type: "TEXT", nullable: false),
                    Mentor = table.Column<Guid>(type: "TEXT", nullable: true),
                    Contract = table.Column<string>(type: "TEXT", nullable: false),
                    ContractRate = table.Column<decimal>(type: "TEXT", nullable: true),
                    WeeklyMinutes = table.Column<int>(type: "INTEGER", nullable: true),
                    ChargedTo = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_coaching_coaches", x => x.Person);
                });

            migrationBuilder.CreateTable(
                name: "coaching_confidence_exceptions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Engagement = table.Column<Guid>(type: "TEXT", nullable: false),
                    Ground = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_coaching_confidence_exceptions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "coaching_credentials",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Coach = table.Column<Guid>(type: "TEXT", nullable: false),
                    Body = table.Column<string>(type: "TEXT", nullable: false),
                    Level = table.Column<string>(type: "TEXT", nullable: false),
                    Number = table.Column<string>(type: "TEXT", nullable: false),
                    Issued = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Expires = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    CreditsRequired = table.Column<int>(type: "INTEGER", nullable: false),
                    CreditsEarned = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_coaching_credentials", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "coaching_dated_hours",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Coach = table.Column<Guid>(type: "TEXT", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    From = table.Column<TimeOnly>(type: "TEXT", nullable: false),
                    Until = table.Column<TimeOnly>(type: "TEXT", nullable: false),
                    IsExtra = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_coaching_dated_hours", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "coaching_engagements",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Place = table.Column<Guid>(type: "TEXT", nullable: false),
                    Programme = table.Column<Guid>(type: "TEXT", nullable: false),
                    Participant = table.Column<Guid>(type: "TEXT", nullable: false),
                    Coach = table.Column<Guid>(type: "TEXT", nullable: false),
                    Group = table.Column<Guid>(type: "TEXT", nullable: true),
                    StartedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ActiveParticipant = table.Column<Guid>(type: "TEXT", nullable: true),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    EndedBecause = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_coaching_engagements", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "coaching_gatherings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Programme = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    Title = table.Column<string>(type: "TEXT", nullable: false),
                    Where = table.Column<string>(type: "TEXT", nullable: false),
                    Facilitator = table.Column<Guid>(type: "TEXT", nullable: false),
                    Start = table.Column<long>(type: "INTEGER", nullable: false),
                    End = table.Column<long>(type: "INTEGER", nullable: false),
                    ZoneId = table.Column<string>(type: "TEXT", nullable: false),
                    Seats = table.Column<int>(type: "INTEGER", nullable: false),
                    CancelledAt = table.Column<long>(type: "INTEGER", nullable: true),
                    AttendedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_coaching_gatherings", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "coaching_groups",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Programme = table.Column<Guid>(type: "TEXT", nullable: false),
                    Coach = table.Column<Guid>(type: "TEXT", nullable: false),
                    Members = table.Column<int>(type: "INTEGER", nullable: false),
                    FormedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_coaching_groups", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "coaching_leaves",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Coach = table.Column<Guid>(type: "TEXT", nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_coaching_leaves", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "coaching_match_pairs",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Round = table.Column<Guid>(type: "TEXT", nullable: false),
                    Place = table.Column<Guid>(type: "TEXT", nullable: false),
                    Participant = table.Column<Guid>(type: "TEXT", nullable: false),
                    Coach = table.Column<Guid>(type: "TEXT", nullable: true),
                    Words = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Group = table.Column<int>(type: "INTEGER", nullable: true),
                    Review = table.Column<string>(type: "TEXT", nullable: false),
                    Engagement = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_coaching_match_pairs", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "coaching_match_rounds",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Programme = table.Column<Guid>(type: "TEXT", nullable: false),
                    DraftOf = table.Column<Guid>(type: "TEXT", nullable: true),
                    MadeAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Coaches = table.Column<int>(type: "INTEGER", nullable: false),
                    Room = table.Column<int>(type: "INTEGER", nullable: false),
                    PublishedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_coaching_match_rounds", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "coaching_note_keys",
                columns: table => new
                {
                    Person = table.Column<Guid>(type: "TEXT", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PublicKey = table.Column<string>(type: "TEXT", nullable: false),
                    SealedPrivateKey = table.Column<string>(type: "TEXT", nullable: false),
                    MadeAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_coaching_note_keys", x => x.Person);
                });

            migrationBuilder.CreateTable(
                name: "coaching_note_locks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Person = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    Credential = table.Column<string>(type: "TEXT", nullable: false),
                    Salt = table.Column<string>(type: "TEXT", nullable: false),
                    SealedMaster = table.Column<string>(type: "TEXT", nullable: false),
                    AddedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_coaching_note_locks", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "coaching_notes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Engagement = table.Column<Guid>(type: "TEXT", nullable: false),
                    Session = table.Column<Guid>(type: "TEXT", nullable: true),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Sealed = table.Column<string>(type: "TEXT", nullable: false),
                    WrittenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    DaysKept = table.Column<int>(type: "INTEGER", nullable: false),
                    ExpiresAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_coaching_notes", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "coaching_pair_keys",
                columns: table => new
                {
                    Engagement = table.Column<Guid>(type: "TEXT", nullable: false),
                    Person = table.Column<Guid>(type: "TEXT", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PublicKey = table.Column<string>(type: "TEXT", nullable: false),
                    Sealed = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_coaching_pair_keys", x => new { x.Engagement, x.Person });
                });

            migrationBuilder.CreateTable(
                name: "coaching_pathways",
                columns: table => new
                {
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    WhomToCall = table.Column<string>(type: "TEXT", nullable: false),
                    WhatToSay = table.Column<string>(type: "TEXT", nullable: false),
                    Rules = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_coaching_pathways", x => x.InstitutionId);
                });

            migrationBuilder.CreateTable(
                name: "coaching_pay_entries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Programme = table.Column<Guid>(type: "TEXT", nullable: false),
                    Coach = table.Column<Guid>(type: "TEXT", nullable: false),
                    Session = table.Column<Guid>(type: "TEXT", nullable: true),
                    Reverses = table.Column<Guid>(type: "TEXT", nullable: true),
                    Amount = table.Column<decimal>(type: "TEXT", nullable: false),
                    Minutes = table.Column<int>(type: "INTEGER", nullable: false),
                    Basis = table.Column<string>(type: "TEXT", nullable: false),
                    ChargedTo = table.Column<string>(type: "TEXT", nullable: false),
                    EnteredAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ApprovedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Period = table.Column<Guid>(type: "TEXT", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_coaching_pay_entries", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "coaching_pay_periods",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Programme = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    ClosedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_coaching_pay_periods", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "coaching_places",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Programme = table.Column<Guid>(type: "TEXT", nullable: false),
                    Person = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    Turn = table.Column<int>(type: "INTEGER", nullable: false),
                    IsTrainees = table.Column<bool>(type: "INTEGER", nullable: false),
                    Offering = table.Column<string>(type: "TEXT", nullable: false),
                    GroupSize = table.Column<int>(type: "INTEGER", nullable: true),
                    Sessions = table.Column<int>(type: "INTEGER", nullable: false),
                    Minutes = table.Column<int>(type: "INTEGER", nullable: false),
                    OpenedAt = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ClosesAt = table.Column<byte[]>(type: "BLOB", nullable: false),
                    WindowOnceBegun = table.Column<int>(type: "INTEGER", nullable: true),
                    IsWithdrawn = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsTold = table.Column<bool>(type: "INTEGER", nullable: false),
                    WishesJson = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_coaching_places", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "coaching_practice_log",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Coach = table.Column<Guid>(type: "TEXT", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Minutes = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    Gathering = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_coaching_practice_log", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "coaching_same_people",
                columns: table => new
                {
                    Account = table.Column<Guid>(type: "TEXT", nullable: false),
                    Is = table.Column<Guid>(type: "TEXT", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_coaching_same_people", x => new { x.Account, x.Is });
                });

            migrationBuilder.CreateTable(
                name: "coaching_seats",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Gathering = table.Column<Guid>(type: "TEXT", nullable: false),
                    Person = table.Column<Guid>(type: "TEXT", nullable: false),
                    Holder = table.Column<Guid>(type: "TEXT", nullable: true),
                    AskedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: true),
                    OfferedUntil = table.Column<long>(type: "INTEGER", nullable: true),
                    Attended = table.Column<bool>(type: "INTEGER", nullable: true),
                    Sequence = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_coaching_seats", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "coaching_sessions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Engagement = table.Column<Guid>(type: "TEXT", nullable: false),
                    Meeting = table.Column<Guid>(type: "TEXT", nullable: true),
                    Participant = table.Column<Guid>(type: "TEXT", nullable: false),
                    Coach = table.Column<Guid>(type: "TEXT", nullable: false),
                    Start = table.Column<long>(type: "INTEGER", nullable: false),
                    End = table.Column<long>(type: "INTEGER", nullable: false),
                    BookedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    CoachSlot = table.Column<Guid>(type: "TEXT", nullable: true),
                    ParticipantSlot = table.Column<Guid>(type: "TEXT", nullable: true),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    Sequence = table.Column<int>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: true),
                    MinutesHeld = table.Column<int>(type: "INTEGER", nullable: true),
                    Mode = table.Column<string>(type: "TEXT", nullable: true),
                    RecordedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    TakenAt = table.Column<long>(type: "INTEGER", nullable: true),
                    AnsweredAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Disputed = table.Column<string>(type: "TEXT", nullable: true),
                    Settled = table.Column<string>(type: "TEXT", nullable: true),
                    SettledAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_coaching_sessions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "coaching_themes",
                columns: table => new
                {
                    Gathering = table.Column<Guid>(type: "TEXT", nullable: false),
                    Theme = table.Column<string>(type: "TEXT", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    People = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_coaching_themes", x => new { x.Gathering, x.Theme });
                });

            migrationBuilder.CreateTable(
                name: "coaching_ties",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    One = table.Column<Guid>(type: "TEXT", nullable: false),
                    Other = table.Column<Guid>(type: "TEXT", nullable: false),
                    Rule = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_coaching_ties", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "coaching_weekly_hours",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Coach = table.Column<Guid>(type: "TEXT", nullable: false),
                    Day = table.Column<int>(type: "INTEGER", nullable: false),
                    From = table.Column<TimeOnly>(type: "TEXT", nullable: false),
                    Until = table.Column<TimeOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_coaching_weekly_hours", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "identity_access_receipts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Subject = table.Column<Guid>(type: "TEXT", nullable: false),
                    Reader = table.Column<Guid>(type: "TEXT", nullable: false),
                    Role = table.Column<string>(type: "TEXT", nullable: false),
                    Rule = table.Column<string>(type: "TEXT", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    FirstAt = table.Column<long>(type: "INTEGER", nullable: false),
                    LastAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Times = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_access_receipts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "identity_consents",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    InvitationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProtocolVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    TextVersion = table.Column<string>(type: "TEXT", nullable: false),
                    TextHash = table.Column<string>(type: "TEXT", nullable: false),
                    Words = table.Column<string>(type: "TEXT", nullable: false),
                    Signature = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_consents", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "identity_eligibility_answers",
                columns: table => new
                {
                    InvitationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Question = table.Column<string>(type: "TEXT", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Answer = table.Column<bool>(type: "INTEGER", nullable: false),
                    Admits = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_eligibility_answers", x => new { x.InvitationId, x.Question });
                });

            migrationBuilder.CreateTable(
                name: "identity_institutions",
                columns: table => new
                {
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    ZoneId = table.Column<string>(type: "TEXT", nullable: false),
                    IsDemonstration = table.Column<bool>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_institutions", x => x.InstitutionId);
                });

            migrationBuilder.CreateTable(
                name: "identity_invitations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProgrammeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    TokenHash = table.Column<string>(type: "TEXT", nullable: false),
                    Token = table.Column<byte[]>(type: "BLOB", nullable: false),
                    IsSignUp = table.Column<bool>(type: "INTEGER", nullable: false),
                    InvitedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    LastMailedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Mails = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    DeclineReason = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_invitations", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "identity_participant_links",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonIndex = table.Column<string>(type: "TEXT", nullable: false),
                    CodeIndex = table.Column<string>(type: "TEXT", nullable: false),
                    AnyProgrammeIndex = table.Column<string>(type: "TEXT", nullable: false),
                    Sealed = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_participant_links", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "identity_people",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Email = table.Column<byte[]>(type: "BLOB", nullable: false),
                    EmailIndex = table.Column<string>(type: "TEXT", nullable: false),
                    ZoneId = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_people", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "identity_person_roles",
                columns: table => new
                {
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Role = table.Column<string>(type: "TEXT", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_person_roles", x => new { x.PersonId, x.Role });
                });

            migrationBuilder.CreateTable(
                name: "identity_sign_in_attempts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AddressIndex = table.Column<string>(type: "TEXT", nullable: false),
                    ClientIndex = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_sign_in_attempts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "identity_sign_in_links",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    TokenHash = table.Column<string>(type: "TEXT", nullable: false),
                    ExpiresAt = table.Column<long>(type: "INTEGER", nullable: false),
                    UsedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_sign_in_links", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "identity_sign_up_attempts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AddressIndex = table.Column<string>(type: "TEXT", nullable: false),
                    ClientIndex = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_sign_up_attempts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "trial_allocation_cursors",
                columns: table => new
                {
                    Programme = table.Column<Guid>(type: "TEXT", nullable: false),
                    Stratum = table.Column<string>(type: "TEXT", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    NextPosition = table.Column<int>(type: "INTEGER", nullable: false),
                    Block = table.Column<long>(type: "INTEGER", nullable: false),
                    PlaceInBlock = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_trial_allocation_cursors", x => new { x.Programme, x.Stratum });
                });

            migrationBuilder.CreateTable(
                name: "trial_allocation_deviations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Programme = table.Column<Guid>(type: "TEXT", nullable: false),
                    Participant = table.Column<string>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_trial_allocation_deviations", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "trial_allocation_lists",
                columns: table => new
                {
                    Programme = table.Column<Guid>(type: "TEXT", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Seed = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Rule = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Commitment = table.Column<string>(type: "TEXT", nullable: false),
                    SealedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    OpenedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_trial_allocation_lists", x => x.Programme);
                });

            migrationBuilder.CreateTable(
                name: "trial_allocation_shares",
                columns: table => new
                {
                    Programme = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Custodian = table.Column<Guid>(type: "TEXT", nullable: false),
                    Share = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Commitment = table.Column<string>(type: "TEXT", nullable: false),
                    EnteredAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_trial_allocation_shares", x => new { x.Programme, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "trial_allocations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Programme = table.Column<Guid>(type: "TEXT", nullable: false),
                    Participant = table.Column<string>(type: "TEXT", nullable: false),
                    Stratum = table.Column<string>(type: "TEXT", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Arm = table.Column<string>(type: "TEXT", nullable: false),
                    Levels = table.Column<string>(type: "TEXT", nullable: false),
                    Probability = table.Column<double>(type: "REAL", nullable: true),
                    Salt = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AllocatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    CoachingOpenedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_trial_allocations", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "trial_analysis_runs",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Programme = table.Column<Guid>(type: "TEXT", nullable: false),
                    Frozen = table.Column<Guid>(type: "TEXT", nullable: false),
                    Plan = table.Column<Guid>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    Results = table.Column<string>(type: "TEXT", nullable: false),
                    ResultsHash = table.Column<string>(type: "TEXT", nullable: false),
                    Report = table.Column<string>(type: "TEXT", nullable: false),
                    Bundle = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Word = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Code = table.Column<string>(type: "TEXT", nullable: false),
                    Seed = table.Column<long>(type: "INTEGER", nullable: false),
                    Warnings = table.Column<string>(type: "TEXT", nullable: false),
                    Course = table.Column<string>(type: "TEXT", nullable: false),
                    RanAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_trial_analysis_runs", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "trial_arms_openings",
                columns: table => new
                {
                    Programme = table.Column<Guid>(type: "TEXT", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OpenedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_trial_arms_openings", x => x.Programme);
                });

            migrationBuilder.CreateTable(
                name: "trial_booster_cursors",
                columns: table => new
                {
                    Programme = table.Column<Guid>(type: "TEXT", nullable: false),
                    Stratum = table.Column<string>(type: "TEXT", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    NextPosition = table.Column<int>(type: "INTEGER", nullable: false),
                    Block = table.Column<long>(type: "INTEGER", nullable: false),
                    PlaceInBlock = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_trial_booster_cursors", x => new { x.Programme, x.Stratum });
                });

            migrationBuilder.CreateTable(
                name: "trial_booster_draws",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Programme = table.Column<Guid>(type: "TEXT", nullable: false),
                    Participant = table.Column<string>(type: "TEXT", nullable: false),
                    Stratum = table.Column<string>(type: "TEXT", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Arm = table.Column<string>(type: "TEXT", nullable: false),
                    Levels = table.Column<string>(type: "TEXT", nullable: false),
                    Probability = table.Column<double>(type: "REAL", nullable: true),
                    Salt = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AllocatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    CoachingOpenedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_trial_booster_draws", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "trial_booster_lists",
                columns: table => new
                {
                    Programme = table.Column<Guid>(type: "TEXT", nullable: false),
                    AfterVisit = table.Column<string>(type: "TEXT", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Seed = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Rule = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Commitment = table.Column<string>(type: "TEXT", nullable: false),
                    SealedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    OpenedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_trial_booster_lists", x => x.Programme);
                });

            migrationBuilder.CreateTable(
                name: "trial_dashboards",
                columns: table => new
                {
                    Programme = table.Column<Guid>(type: "TEXT", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Tally = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CountedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Watermark = table.Column<long>(type: "INTEGER", nullable: false),
                    Milliseconds = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_trial_dashboards", x => x.Programme);
                });

            migrationBuilder.CreateTable(
                name: "trial_draw_rounds",
                columns: table => new
                {
                    Programme = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Members = table.Column<string>(type: "TEXT", nullable: false),
                    Places = table.Column<int>(type: "INTEGER", nullable: true),
                    IsDrawn = table.Column<bool>(type: "INTEGER", nullable: false),
                    ClosedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_trial_draw_rounds", x => new { x.Programme, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "trial_draw_waves",
                columns: table => new
                {
                    Programme = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    UpTo = table.Column<int>(type: "INTEGER", nullable: false),
                    OpenedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_trial_draw_waves", x => new { x.Programme, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "trial_enrolment_openings",
                columns: table => new
                {
                    ProgrammeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProtocolHash = table.Column<string>(type: "TEXT", nullable: false),
                    OpenedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ClosedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_trial_enrolment_openings", x => x.ProgrammeId);
                });

            migrationBuilder.CreateTable(
                name: "trial_frozen_sets",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Programme = table.Column<Guid>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    Dictionary = table.Column<string>(type: "TEXT", nullable: false),
                    Exclusions = table.Column<string>(type: "TEXT", nullable: false),
                    Delivery = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DeliveryHash = table.Column<string>(type: "TEXT", nullable: false),
                    Outside = table.Column<byte[]>(type: "BLOB", nullable: false),
                    OutsideHash = table.Column<string>(type: "TEXT", nullable: false),
                    Distress = table.Column<string>(type: "TEXT", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", nullable: false),
                    DictionaryHash = table.Column<string>(type: "TEXT", nullable: false),
                    Participants = table.Column<int>(type: "INTEGER", nullable: false),
                    FrozenAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_trial_frozen_sets", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "trial_locked_plans",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Programme = table.Column<Guid>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", nullable: false),
                    ProtocolHash = table.Column<string>(type: "TEXT", nullable: false),
                    LockedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_trial_locked_plans", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "trial_outside_events",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProgrammeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ToldBy = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_trial_outside_events", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "trial_own_results",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Programme = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Scale = table.Column<string>(type: "TEXT", nullable: false),
                    Unit = table.Column<string>(type: "TEXT", nullable: false),
                    Estimate = table.Column<double>(type: "REAL", nullable: false),
                    StandardError = table.Column<double>(type: "REAL", nullable: false),
                    Lower = table.Column<double>(type: "REAL", nullable: false),
                    Upper = table.Column<double>(type: "REAL", nullable: false),
                    Treated = table.Column<int>(type: "INTEGER", nullable: false),
                    Controls = table.Column<int>(type: "INTEGER", nullable: false),
                    ResultsHash = table.Column<string>(type: "TEXT", nullable: false),
                    ReleasedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_trial_own_results", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "trial_participants",
                columns: table => new
                {
                    Code = table.Column<string>(type: "TEXT", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProgrammeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ZoneId = table.Column<string>(type: "TEXT", nullable: false),
                    ConsentedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ProtocolVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    HasWithdrawn = table.Column<bool>(type: "INTEGER", nullable: false),
                    HasLeftCoaching = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_trial_participants", x => x.Code);
                });

            migrationBuilder.CreateTable(
                name: "trial_plan_deviations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Programme = table.Column<Guid>(type: "TEXT", nullable: false),
                    Date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    What = table.Column<string>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    RecordedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_trial_plan_deviations", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "trial_programme_versions",
                columns: table => new
                {
                    ProgrammeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Document = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ProtocolHash = table.Column<string>(type: "TEXT", nullable: false),
                    EffectiveOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    AddedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_trial_programme_versions", x => new { x.ProgrammeId, x.Version });
                });

            migrationBuilder.CreateTable(
                name: "trial_programmes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_trial_programmes", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "trial_released_groups",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Programme = table.Column<Guid>(type: "TEXT", nullable: false),
                    Pack = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Members = table.Column<string>(type: "TEXT", nullable: false),
                    ReleasedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_trial_released_groups", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "trial_released_packs",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Programme = table.Column<Guid>(type: "TEXT", nullable: false),
                    Run = table.Column<Guid>(type: "TEXT", nullable: false),
                    Token = table.Column<string>(type: "TEXT", nullable: false),
                    Page = table.Column<string>(type: "TEXT", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", nullable: false),
                    Signature = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    ReleasedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_trial_released_packs", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "trial_survey_instrument_versions",
                columns: table => new
                {
                    Version = table.Column<string>(type: "TEXT", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Document = table.Column<string>(type: "TEXT", nullable: false),
                    KeptAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_trial_survey_instrument_versions", x => new { x.InstitutionId, x.Version });
                });

            migrationBuilder.CreateTable(
                name: "trial_survey_obligations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Programme = table.Column<Guid>(type: "TEXT", nullable: false),
                    Participant = table.Column<string>(type: "TEXT", nullable: false),
                    Visit = table.Column<string>(type: "TEXT", nullable: false),
                    Label = table.Column<string>(type: "TEXT", nullable: false),
                    IsBaseline = table.Column<bool>(type: "INTEGER", nullable: false),
                    Instruments = table.Column<string>(type: "TEXT", nullable: false),
                    ZoneId = table.Column<string>(type: "TEXT", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    OpensAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ClosesAt = table.Column<long>(type: "INTEGER", nullable: false),
                    RemindDays = table.Column<string>(type: "TEXT", nullable: false),
                    InvitedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    RungsTaken = table.Column<int>(type: "INTEGER", nullable: false),
                    Mails = table.Column<int>(type: "INTEGER", nullable: false),
                    LastMailedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    SettledAt = table.Column<long>(type: "INTEGER", nullable: true),
                    NextStepAt = table.Column<long>(type: "INTEGER", nullable: true),
                    WithdrawnAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_trial_survey_obligations", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "trial_waiting_draws",
                columns: table => new
                {
                    Programme = table.Column<Guid>(type: "TEXT", nullable: false),
                    Participant = table.Column<string>(type: "TEXT", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Since = table.Column<long>(type: "INTEGER", nullable: false),
                    PromisedBy = table.Column<long>(type: "INTEGER", nullable: true),
                    DrawnAt = table.Column<long>(type: "INTEGER", nullable: true),
                    LeftAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_trial_waiting_draws", x => new { x.Programme, x.Participant });
                });

            migrationBuilder.CreateTable(
                name: "trial_withdrawals",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_trial_withdrawals", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "trial_survey_drafts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Obligation = table.Column<Guid>(type: "TEXT", nullable: false),
                    Ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                    Item = table.Column<string>(type: "TEXT", nullable: false),
                    Value = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ClientKey = table.Column<string>(type: "TEXT", nullable: false),
                    GivenAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_trial_survey_drafts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_trial_survey_drafts_trial_survey_obligations_Obligation",
                        column: x => x.Obligation,
                        principalTable: "trial_survey_obligations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "trial_survey_revisions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Obligation = table.Column<Guid>(type: "TEXT", nullable: false),
                    IdempotencyKey = table.Column<string>(type: "TEXT", nullable: false),
                    Answers = table.Column<byte[]>(type: "BLOB", nullable: false),
                    InstrumentVersion = table.Column<string>(type: "TEXT", nullable: false),
                    ReceivedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_trial_survey_revisions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_trial_survey_revisions_trial_survey_obligations_Obligation",
                        column: x => x.Obligation,
                        principalTable: "trial_survey_obligations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "trial_survey_section_times",
                columns: table => new
                {
                    Obligation = table.Column<Guid>(type: "TEXT", nullable: false),
                    Section = table.Column<string>(type: "TEXT", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Seconds = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_trial_survey_section_times", x => new { x.Obligation, x.Section });
                    table.ForeignKey(
                        name: "FK_trial_survey_section_times_trial_survey_obligations_Obligation",
                        column: x => x.Obligation,
                        principalTable: "trial_survey_obligations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "trial_survey_submissions",
                columns: table => new
                {
                    Obligation = table.Column<Guid>(type: "TEXT", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Programme = table.Column<Guid>(type: "TEXT", nullable: false),
                    Participant = table.Column<string>(type: "TEXT", nullable: false),
                    Visit = table.Column<string>(type: "TEXT", nullable: false),
                    IdempotencyKey = table.Column<string>(type: "TEXT", nullable: false),
                    Answers = table.Column<byte[]>(type: "BLOB", nullable: false),
                    InstrumentVersion = table.Column<string>(type: "TEXT", nullable: false),
                    Salt = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ContentHash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SubmittedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    LeftOut = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_trial_survey_submissions", x => x.Obligation);
                    table.ForeignKey(
                        name: "FK_trial_survey_submissions_trial_survey_obligations_Obligation",
                        column: x => x.Obligation,
                        principalTable: "trial_survey_obligations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "trial_survey_corrections",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Obligation = table.Column<Guid>(type: "TEXT", nullable: false),
                    Ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                    IdempotencyKey = table.Column<string>(type: "TEXT", nullable: false),
                    Answers = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    Salt = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ContentHash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CorrectedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_trial_survey_corrections", x => x.Id);
                    table.ForeignKey(
                        name: "FK_trial_survey_corrections_trial_survey_submissions_Obligation",
                        column: x => x.Obligation,
                        principalTable: "trial_survey_submissions",
                        principalColumn: "Obligation",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_audit_chain_checks_At",
                table: "audit_chain_checks",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_audit_facts_Subject",
                table: "audit_facts",
                column: "Subject");

            migrationBuilder.CreateIndex(
                name: "IX_audit_links_FactId",
                table: "audit_links",
                column: "FactId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_audit_outbox_KeyFingerprint",
                table: "audit_outbox",
                column: "KeyFingerprint",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_audit_outbox_RecipientFingerprint",
                table: "audit_outbox",
                column: "RecipientFingerprint");

            migrationBuilder.CreateIndex(
                name: "IX_audit_outbox_State_DueAt",
                table: "audit_outbox",
                columns: new[] { "State", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_coaching_ask_attempts_At",
                table: "coaching_ask_attempts",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_coaching_ask_requests_LinkIndex",
                table: "coaching_ask_requests",
                column: "LinkIndex",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_coaching_check_ins_Person",
                table: "coaching_check_ins",
                column: "Person");

            migrationBuilder.CreateIndex(
                name: "IX_coaching_check_ins_Place_Months",
                table: "coaching_check_ins",
                columns: new[] { "Place", "Months" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_coaching_coach_files_Coach",
                table: "coaching_coach_files",
                column: "Coach");

            migrationBuilder.CreateIndex(
                name: "IX_coaching_coach_measures_Coach_Quarter",
                table: "coaching_coach_measures",
                columns: new[] { "Coach", "Quarter" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_coaching_confidence_exceptions_Engagement",
                table: "coaching_confidence_exceptions",
                column: "Engagement");

            migrationBuilder.CreateIndex(
                name: "IX_coaching_credentials_Coach",
                table: "coaching_credentials",
                column: "Coach");

            migrationBuilder.CreateIndex(
                name: "IX_coaching_dated_hours_Coach_On",
                table: "coaching_dated_hours",
                columns: new[] { "Coach", "On" });

            migrationBuilder.CreateIndex(
                name: "IX_coaching_engagements_ActiveParticipant",
                table: "coaching_engagements",
                column: "ActiveParticipant",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_coaching_engagements_Coach",
                table: "coaching_engagements",
                column: "Coach");

            migrationBuilder.CreateIndex(
                name: "IX_coaching_engagements_Group",
                table: "coaching_engagements",
                column: "Group");

            migrationBuilder.CreateIndex(
                name: "IX_coaching_engagements_Place",
                table: "coaching_engagements",
                column: "Place");

            migrationBuilder.CreateIndex(
                name: "IX_coaching_gatherings_Facilitator",
                table: "coaching_gatherings",
                column: "Facilitator");

            migrationBuilder.CreateIndex(
                name: "IX_coaching_leaves_Coach",
                table: "coaching_leaves",
                column: "Coach");

            migrationBuilder.CreateIndex(
                name: "IX_coaching_match_pairs_Round_Participant",
                table: "coaching_match_pairs",
                columns: new[] { "Round", "Participant" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_coaching_match_rounds_DraftOf",
                table: "coaching_match_rounds",
                column: "DraftOf",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_coaching_note_locks_Person_Credential",
                table: "coaching_note_locks",
                columns: new[] { "Person", "Credential" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_coaching_notes_Engagement",
                table: "coaching_notes",
                column: "Engagement");

            migrationBuilder.CreateIndex(
                name: "IX_coaching_notes_ExpiresAt",
                table: "coaching_notes",
                column: "ExpiresAt");

            migrationBuilder.CreateIndex(
                name: "IX_coaching_notes_Session_Kind",
                table: "coaching_notes",
                columns: new[] { "Session", "Kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_coaching_pay_entries_Coach",
                table: "coaching_pay_entries",
                column: "Coach");

            migrationBuilder.CreateIndex(
                name: "IX_coaching_pay_entries_Programme_Period",
                table: "coaching_pay_entries",
                columns: new[] { "Programme", "Period" });

            migrationBuilder.CreateIndex(
                name: "IX_coaching_pay_entries_Reverses",
                table: "coaching_pay_entries",
                column: "Reverses",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_coaching_pay_entries_Session",
                table: "coaching_pay_entries",
                column: "Session",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_coaching_pay_periods_Programme_Number",
                table: "coaching_pay_periods",
                columns: new[] { "Programme", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_coaching_places_Person_Programme_Kind_Turn",
                table: "coaching_places",
                columns: new[] { "Person", "Programme", "Kind", "Turn" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_coaching_practice_log_Coach",
                table: "coaching_practice_log",
                column: "Coach");

            migrationBuilder.CreateIndex(
                name: "IX_coaching_practice_log_Gathering_Coach",
                table: "coaching_practice_log",
                columns: new[] { "Gathering", "Coach" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_coaching_seats_Gathering_Holder",
                table: "coaching_seats",
                columns: new[] { "Gathering", "Holder" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_coaching_seats_Gathering_Number",
                table: "coaching_seats",
                columns: new[] { "Gathering", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_coaching_seats_Holder",
                table: "coaching_seats",
                column: "Holder");

            migrationBuilder.CreateIndex(
                name: "IX_coaching_sessions_Coach_Start",
                table: "coaching_sessions",
                columns: new[] { "Coach", "Start" });

            migrationBuilder.CreateIndex(
                name: "IX_coaching_sessions_CoachSlot_Start",
                table: "coaching_sessions",
                columns: new[] { "CoachSlot", "Start" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_coaching_sessions_Engagement",
                table: "coaching_sessions",
                column: "Engagement");

            migrationBuilder.CreateIndex(
                name: "IX_coaching_sessions_Meeting",
                table: "coaching_sessions",
                column: "Meeting");

            migrationBuilder.CreateIndex(
                name: "IX_coaching_sessions_ParticipantSlot_Start",
                table: "coaching_sessions",
                columns: new[] { "ParticipantSlot", "Start" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_coaching_ties_One_Other_Rule",
                table: "coaching_ties",
                columns: new[] { "One", "Other", "Rule" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_coaching_weekly_hours_Coach_Day_From",
                table: "coaching_weekly_hours",
                columns: new[] { "Coach", "Day", "From" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_identity_access_receipts_Reader_LastAt",
                table: "identity_access_receipts",
                columns: new[] { "Reader", "LastAt" });

            migrationBuilder.CreateIndex(
                name: "IX_identity_access_receipts_Subject_Reader_Rule_Day",
                table: "identity_access_receipts",
                columns: new[] { "Subject", "Reader", "Rule", "Day" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_identity_consents_InvitationId_ProtocolVersion",
                table: "identity_consents",
                columns: new[] { "InvitationId", "ProtocolVersion" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_identity_invitations_ProgrammeId_PersonId",
                table: "identity_invitations",
                columns: new[] { "ProgrammeId", "PersonId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_identity_invitations_TokenHash",
                table: "identity_invitations",
                column: "TokenHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_identity_participant_links_AnyProgrammeIndex",
                table: "identity_participant_links",
                column: "AnyProgrammeIndex");

            migrationBuilder.CreateIndex(
                name: "IX_identity_participant_links_CodeIndex",
                table: "identity_participant_links",
                column: "CodeIndex",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_identity_participant_links_PersonIndex",
                table: "identity_participant_links",
                column: "PersonIndex",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_identity_people_EmailIndex",
                table: "identity_people",
                column: "EmailIndex");

            migrationBuilder.CreateIndex(
                name: "IX_identity_people_InstitutionId_EmailIndex",
                table: "identity_people",
                columns: new[] { "InstitutionId", "EmailIndex" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_identity_person_roles_InstitutionId_Role",
                table: "identity_person_roles",
                columns: new[] { "InstitutionId", "Role" });

            migrationBuilder.CreateIndex(
                name: "IX_identity_sign_in_attempts_AddressIndex_At",
                table: "identity_sign_in_attempts",
                columns: new[] { "AddressIndex", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_identity_sign_in_attempts_ClientIndex_At",
                table: "identity_sign_in_attempts",
                columns: new[] { "ClientIndex", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_identity_sign_in_links_PersonId",
                table: "identity_sign_in_links",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_identity_sign_in_links_TokenHash",
                table: "identity_sign_in_links",
                column: "TokenHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_identity_sign_up_attempts_At",
                table: "identity_sign_up_attempts",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_trial_allocation_deviations_Programme_Participant",
                table: "trial_allocation_deviations",
                columns: new[] { "Programme", "Participant" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_trial_allocation_shares_Programme_Custodian",
                table: "trial_allocation_shares",
                columns: new[] { "Programme", "Custodian" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_trial_allocations_Participant",
                table: "trial_allocations",
                column: "Participant");

            migrationBuilder.CreateIndex(
                name: "IX_trial_allocations_Programme_Participant",
                table: "trial_allocations",
                columns: new[] { "Programme", "Participant" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_trial_allocations_Programme_Stratum_Position",
                table: "trial_allocations",
                columns: new[] { "Programme", "Stratum", "Position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_trial_analysis_runs_Programme",
                table: "trial_analysis_runs",
                column: "Programme");

            migrationBuilder.CreateIndex(
                name: "IX_trial_booster_draws_Participant",
                table: "trial_booster_draws",
                column: "Participant");

            migrationBuilder.CreateIndex(
                name: "IX_trial_booster_draws_Programme_Participant",
                table: "trial_booster_draws",
                columns: new[] { "Programme", "Participant" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_trial_booster_draws_Programme_Stratum_Position",
                table: "trial_booster_draws",
                columns: new[] { "Programme", "Stratum", "Position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_trial_frozen_sets_Programme",
                table: "trial_frozen_sets",
                column: "Programme");

            migrationBuilder.CreateIndex(
                name: "IX_trial_locked_plans_Programme",
                table: "trial_locked_plans",
                column: "Programme",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_trial_outside_events_ProgrammeId_Code_Kind_On",
                table: "trial_outside_events",
                columns: new[] { "ProgrammeId", "Code", "Kind", "On" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_trial_own_results_Programme_ResultsHash",
                table: "trial_own_results",
                columns: new[] { "Programme", "ResultsHash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_trial_participants_ProgrammeId",
                table: "trial_participants",
                column: "ProgrammeId");

            migrationBuilder.CreateIndex(
                name: "IX_trial_plan_deviations_Programme",
                table: "trial_plan_deviations",
                column: "Programme");

            migrationBuilder.CreateIndex(
                name: "IX_trial_programmes_InstitutionId_Name",
                table: "trial_programmes",
                columns: new[] { "InstitutionId", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_trial_released_groups_Programme",
                table: "trial_released_groups",
                column: "Programme");

            migrationBuilder.CreateIndex(
                name: "IX_trial_released_packs_Run_Kind",
                table: "trial_released_packs",
                columns: new[] { "Run", "Kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_trial_released_packs_Token",
                table: "trial_released_packs",
                column: "Token",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_trial_survey_corrections_Obligation_IdempotencyKey",
                table: "trial_survey_corrections",
                columns: new[] { "Obligation", "IdempotencyKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_trial_survey_corrections_Obligation_Ordinal",
                table: "trial_survey_corrections",
                columns: new[] { "Obligation", "Ordinal" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_trial_survey_drafts_Obligation_ClientKey",
                table: "trial_survey_drafts",
                columns: new[] { "Obligation", "ClientKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_trial_survey_drafts_Obligation_Ordinal",
                table: "trial_survey_drafts",
                columns: new[] { "Obligation", "Ordinal" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_trial_survey_obligations_NextStepAt",
                table: "trial_survey_obligations",
                column: "NextStepAt");

            migrationBuilder.CreateIndex(
                name: "IX_trial_survey_obligations_Participant_Visit",
                table: "trial_survey_obligations",
                columns: new[] { "Participant", "Visit" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_trial_survey_obligations_Programme",
                table: "trial_survey_obligations",
                column: "Programme");

            migrationBuilder.CreateIndex(
                name: "IX_trial_survey_revisions_Obligation",
                table: "trial_survey_revisions",
                column: "Obligation");

            migrationBuilder.CreateIndex(
                name: "IX_trial_survey_submissions_Participant",
                table: "trial_survey_submissions",
                column: "Participant");

            migrationBuilder.CreateIndex(
                name: "IX_trial_survey_submissions_Programme_Visit",
                table: "trial_survey_submissions",
                columns: new[] { "Programme", "Visit" });

            migrationBuilder.CreateIndex(
                name: "IX_trial_waiting_draws_Programme_Number",
                table: "trial_waiting_draws",
                columns: new[] { "Programme", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_trial_withdrawals_Code_Kind",
                table: "trial_withdrawals",
                columns: new[] { "Code", "Kind" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "audit_chain_checks");

            migrationBuilder.DropTable(
                name: "audit_facts");

            migrationBuilder.DropTable(
                name: "audit_head_receipts");

            migrationBuilder.DropTable(
                name: "audit_heads");

            migrationBuilder.DropTable(
                name: "audit_links");

            migrationBuilder.DropTable(
                name: "audit_message_refusals");

            migrationBuilder.DropTable(
                name: "audit_outbox");

            migrationBuilder.DropTable(
                name: "audit_pending_facts");

            migrationBuilder.DropTable(
                name: "coaching_ask_attempts");

            migrationBuilder.DropTable(
                name: "coaching_ask_requests");

            migrationBuilder.DropTable(
                name: "coaching_calendar_feeds");

            migrationBuilder.DropTable(
                name: "coaching_check_ins");

            migrationBuilder.DropTable(
                name: "coaching_coach_files");

            migrationBuilder.DropTable(
                name: "coaching_coach_measures");

            migrationBuilder.DropTable(
                name: "coaching_coaches");

            migrationBuilder.DropTable(
                name: "coaching_confidence_exceptions");

            migrationBuilder.DropTable(
                name: "coaching_credentials");

            migrationBuilder.DropTable(
                name: "coaching_dated_hours");

            migrationBuilder.DropTable(
                name: "coaching_engagements");

            migrationBuilder.DropTable(
                name: "coaching_gatherings");

            migrationBuilder.DropTable(
                name: "coaching_groups");

            migrationBuilder.DropTable(
                name: "coaching_leaves");

            migrationBuilder.DropTable(
                name: "coaching_match_pairs");

            migrationBuilder.DropTable(
                name: "coaching_match_rounds");

            migrationBuilder.DropTable(
                name: "coaching_note_keys");

            migrationBuilder.DropTable(
                name: "coaching_note_locks");

            migrationBuilder.DropTable(
                name: "coaching_notes");

            migrationBuilder.DropTable(
                name: "coaching_pair_keys");

            migrationBuilder.DropTable(
                name: "coaching_pathways");

            migrationBuilder.DropTable(
                name: "coaching_pay_entries");

            migrationBuilder.DropTable(
                name: "coaching_pay_periods");

            migrationBuilder.DropTable(
                name: "coaching_places");

            migrationBuilder.DropTable(
                name: "coaching_practice_log");

            migrationBuilder.DropTable(
                name: "coaching_same_people");

            migrationBuilder.DropTable(
                name: "coaching_seats");

            migrationBuilder.DropTable(
                name: "coaching_sessions");

            migrationBuilder.DropTable(
                name: "coaching_themes");

            migrationBuilder.DropTable(
                name: "coaching_ties");

            migrationBuilder.DropTable(
                name: "coaching_weekly_hours");

            migrationBuilder.DropTable(
                name: "identity_access_receipts");

            migrationBuilder.DropTable(
                name: "identity_consents");

            migrationBuilder.DropTable(
                name: "identity_eligibility_answers");

            migrationBuilder.DropTable(
                name: "identity_institutions");

            migrationBuilder.DropTable(
                name: "identity_invitations");

            migrationBuilder.DropTable(
                name: "identity_participant_links");

            migrationBuilder.DropTable(
                name: "identity_people");

            migrationBuilder.DropTable(
                name: "identity_person_roles");

            migrationBuilder.DropTable(
                name: "identity_sign_in_attempts");

            migrationBuilder.DropTable(
                name: "identity_sign_in_links");

            migrationBuilder.DropTable(
                name: "identity_sign_up_attempts");

            migrationBuilder.DropTable(
                name: "trial_allocation_cursors");

            migrationBuilder.DropTable(
                name: "trial_allocation_deviations");

            migrationBuilder.DropTable(
                name: "trial_allocation_lists");

            migrationBuilder.DropTable(
                name: "trial_allocation_shares");

            migrationBuilder.DropTable(
                name: "trial_allocations");

            migrationBuilder.DropTable(
                name: "trial_analysis_runs");

            migrationBuilder.DropTable(
                name: "trial_arms_openings");

            migrationBuilder.DropTable(
                name: "trial_booster_cursors");

            migrationBuilder.DropTable(
                name: "trial_booster_draws");

            migrationBuilder.DropTable(
                name: "trial_booster_lists");

            migrationBuilder.DropTable(
                name: "trial_dashboards");

            migrationBuilder.DropTable(
                name: "trial_draw_rounds");

            migrationBuilder.DropTable(
                name: "trial_draw_waves");

            migrationBuilder.DropTable(
                name: "trial_enrolment_openings");

            migrationBuilder.DropTable(
                name: "trial_frozen_sets");

            migrationBuilder.DropTable(
                name: "trial_locked_plans");

            migrationBuilder.DropTable(
                name: "trial_outside_events");

            migrationBuilder.DropTable(
                name: "trial_own_results");

            migrationBuilder.DropTable(
                name: "trial_participants");

            migrationBuilder.DropTable(
                name: "trial_plan_deviations");

            migrationBuilder.DropTable(
                name: "trial_programme_versions");

            migrationBuilder.DropTable(
                name: "trial_programmes");

            migrationBuilder.DropTable(
                name: "trial_released_groups");

            migrationBuilder.DropTable(
                name: "trial_released_packs");

            migrationBuilder.DropTable(
                name: "trial_survey_corrections");

            migrationBuilder.DropTable(
                name: "trial_survey_drafts");

            migrationBuilder.DropTable(
                name: "trial_survey_instrument_versions");

            migrationBuilder.DropTable(
                name: "trial_survey_revisions");

            migrationBuilder.DropTable(
                name: "trial_survey_section_times");

            migrationBuilder.DropTable(
                name: "trial_waiting_draws");

            migrationBuilder.DropTable(
                name: "trial_withdrawals");

            migrationBuilder.DropTable(
                name: "trial_survey_submissions");

            migrationBuilder.DropTable(
                name: "trial_survey_obligations");
        }
    }
}
