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
        InvitationKind, obligation, to, now, "A short form is open for you",
        $"The form that you agreed to fill in is open until {LastDay(obligation)}. It takes about five minutes. You find it on your own page: {address.Of("/me")}");

    public OutgoingMessage Reminder(Obligation obligation, PersonId to, Instant now) => Message(
        ReminderKind, obligation, to, now, "A short form is still open for you",
        $"The form that you agreed to fill in stays open until {LastDay(obligation)}. It takes about five minutes. You find it on your own page: "
        + $"{address.Of("/me")}\n\n{Ending(obligation, now)}");

    // Said before this one is counted: one more is still below the cap.
    private string Ending(Obligation obligation, Instant now) =>
        obligation.Ladder.Next(now) is null || obligation.Mails + 1 >= ReminderLadder.MostMails
            ? "This is the last reminder."
            : $"Reminders end when you have sent it, and can be turned off: {address.Of("/me/messages")}";

    private static OutgoingMessage Message(string kind, Obligation obligation, PersonId to, Instant now, string subject, string text) => new(
        to, kind, obligation.MailKey(obligation.Mails), subject, text, WritingHours.NotBefore(now, obligation.Zone), About: $"{obligation.Id}/{obligation.Mails}");

    private static string LastDay(Obligation obligation) =>
        (obligation.ClosesAt - Duration.Epsilon).InZone(obligation.Zone).Date.ToString("d MMMM", CultureInfo.InvariantCulture);
}
