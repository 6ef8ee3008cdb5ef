using System.Globalization;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Web;
using Confrere.Messages.Contracts;
using Confrere.Surveys.Data;
using Confrere.Surveys.Domain;
using NodaTime;

namespace Confrere.Surveys.Features.CloseWindows;

/// <summary>The two mails about a survey. They name neither an instrument nor coaching: a secretary may read them.</summary>
internal sealed class SurveyMail(PublicAddress address)
{
    public const string InvitationKind = "survey-invitation";
    public const string ReminderKind = "survey-reminder";

    public OutgoingMessage Invitation(Obligation obligation, PersonId to, Instant now) => Message(
        InvitationKind, obligation, to, now, obligation.OpensAt.InZone(Zone(obligation)).Date, "A short form is open for you",
        $"The form that you agreed to fill in is open until {LastDay(obligation)}. It takes about five minutes. You find it on your own page: {address.Of("/me")}");

    public OutgoingMessage Reminder(Obligation obligation, PersonId to, Instant now) => Message(
        ReminderKind, obligation, to, now, obligation.DueOn.PlusDays(1), "A short form is still open for you",
        $"The form that you agreed to fill in stays open until {LastDay(obligation)}. It takes about five minutes. You find it on your own page: "
        + $"{address.Of("/me")}\n\nThis is the only reminder.");

    private static OutgoingMessage Message(
        string kind, Obligation obligation, PersonId to, Instant now, LocalDate day, string subject, string text) => new(
        to, kind, $"{kind}/{obligation.Id}", subject, text, Instant.Max(now, SurveyWindow.Morning(day, Zone(obligation))), About: obligation.Id.ToString());

    private static string LastDay(Obligation obligation) =>
        (obligation.ClosesAt - Duration.Epsilon).InZone(Zone(obligation)).Date.ToString("d MMMM", CultureInfo.InvariantCulture);

    private static DateTimeZone Zone(Obligation obligation) => DateTimeZoneProviders.Tzdb[obligation.ZoneId];
}
