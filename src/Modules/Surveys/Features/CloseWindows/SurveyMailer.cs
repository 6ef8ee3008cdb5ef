using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Messages.Contracts;
using Confrere.Surveys.Data;
using Confrere.Surveys.Domain;
using NodaTime;

namespace Confrere.Surveys.Features.CloseWindows;

/// <summary>Puts the mails about a survey into the outbox, numbered and never more than the cap. What it does depends on the obligation alone, so that everybody is asked with the same effort.</summary>
internal sealed class SurveyMailer(IParticipants participants, IOutbox outbox, SurveyMail mail)
{
    // Not twice in one day, and not refused on the morning after a mail that went out at noon.
    private static readonly Duration AtLeastBetween = Duration.FromHours(12);

    public Task Invite(Obligation obligation, UnitOfWork work) => Send(mail.Invitation, obligation, work);

    public Task Remind(Obligation obligation, UnitOfWork work) => Send(mail.Reminder, obligation, work);

    /// <summary>Whether one more may be sent by hand.</summary>
    public static bool MayRemindNow(Obligation obligation, Instant now) =>
        obligation.Mails < ReminderLadder.MostMails && (obligation.LastMailedAt is not { } last || now - last >= AtLeastBetween);

    private async Task Send(Func<Obligation, PersonId, Instant, OutgoingMessage> compose, Obligation obligation, UnitOfWork work)
    {
        if (obligation.Mails >= ReminderLadder.MostMails || await participants.PersonOf(obligation.Participant, work) is not { } person) return;
        await outbox.Enqueue(compose(obligation, person, work.Now), work);
        obligation.Mails++;
        obligation.LastMailedAt = work.Now;
    }
}
