using System.Globalization;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Protocols.Contracts;
using Confrere.Surveys.Domain;
using NodaTime;

namespace Confrere.Surveys.Data;

/// <summary>
/// A participant owes one visit's answers between two instants. Fixed when it is made; only what was done about it is noted later. A later
/// version of the protocol that the participant signs replaces it while it is not open yet.
/// Whether it is open follows from the clock and is stored nowhere.
/// </summary>
internal sealed class Obligation : ITenantOwned
{
    public required ObligationId Id { get; init; }
    public InstitutionId InstitutionId { get; init; }
    public required ProgrammeId Programme { get; init; }
    public required ParticipantCode Participant { get; init; }
    public required string Visit { get; init; }
    public required string Label { get; init; }
    public required bool IsBaseline { get; init; }

    /// <summary>Codes of the instruments that are asked, separated by spaces.</summary>
    public required string Instruments { get; init; }

    public required string ZoneId { get; init; }
    public required LocalDate DueOn { get; init; }
    public required Instant OpensAt { get; init; }
    public required Instant ClosesAt { get; init; }
    /// <summary>The reminder ladder: days after the due day, separated by spaces.</summary>
    public required string RemindDays { get; init; }

    public Instant? InvitedAt { get; set; }

    /// <summary>How many rungs of the ladder are behind: each is taken once, or passed over where several came due in one sleep.</summary>
    public int RungsTaken { get; set; }

    /// <summary>Mails about it so far. A mail's key is the obligation and its number.</summary>
    public int Mails { get; set; }

    public Instant? LastMailedAt { get; set; }

    /// <summary>When it was noticed that the window had shut, and others were told if it shut unanswered.</summary>
    public Instant? SettledAt { get; set; }

    /// <summary>The next instant at which the window watch has something to do here; null when there is nothing left to do.</summary>
    public Instant? NextStepAt { get; set; }

    public Instant? WithdrawnAt { get; set; }

    public ObligationState StateAt(Instant now, bool isSubmitted) =>
        isSubmitted ? ObligationState.Submitted
        : WithdrawnAt is not null ? ObligationState.Withdrawn
        : now < OpensAt ? ObligationState.NotYetOpen
        : now < ClosesAt ? ObligationState.Open
        : ObligationState.Missed;

    /// <summary>Still open, and its due day is over.</summary>
    public bool IsOverdueAt(Instant now) => now >= SurveyWindow.Beginning(DueOn.PlusDays(1), Zone);

    /// <summary>It asks what this visit asks, on the same days.</summary>
    public bool IsAsPlanned(Visit visit, SurveyWindow window) =>
        (DueOn, OpensAt, ClosesAt, Label, Instruments, RemindDays)
        == (window.DueOn, window.Opens, window.Closes, visit.Label, string.Join(' ', visit.Instruments), string.Join(' ', visit.RemindDays));

    public DateTimeZone Zone => DateTimeZoneProviders.Tzdb[ZoneId];

    public ReminderLadder Ladder => ReminderLadder.Of(
        DueOn, RemindDays.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(day => int.Parse(day, CultureInfo.InvariantCulture)), ClosesAt, Zone);

    public string MailKey(int number) => $"survey/{Id}/{number}";

    public IReadOnlyList<string> InstrumentCodes => Instruments.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
