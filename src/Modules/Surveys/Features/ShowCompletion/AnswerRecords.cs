using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Messages.Contracts;
using Confrere.Surveys.Contracts;
using Confrere.Surveys.Data;
using Confrere.Surveys.Domain;
using Confrere.Surveys.Features.CloseWindows;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Surveys.Features.ShowCompletion;

internal sealed class AnswerRecords(Reader reader, IDeliveries deliveries, IClock clock) : IAnswerRecords
{
    public async IAsyncEnumerable<AnswerRecord> Of(ProgrammeId programme)
    {
        var now = clock.GetCurrentInstant();
        var rows =
            from obligation in reader.Query<Obligation>()
            where obligation.Programme == programme
            join submission in reader.Query<Submission>() on obligation.Id equals submission.Obligation into submissions
            from submission in submissions.DefaultIfEmpty()
            select new { obligation.Participant, obligation.Visit, obligation.IsBaseline, obligation.DueOn, obligation.ZoneId, At = (Instant?)submission!.SubmittedAt, LeftOut = (int?)submission.LeftOut };
        // Thousands share a due day and a zone.
        var overAt = new Dictionary<(LocalDate Day, string Zone), Instant>();
        await foreach (var row in rows.AsAsyncEnumerable())
        {
            if (!overAt.TryGetValue((row.DueOn, row.ZoneId), out var over))
                overAt.Add((row.DueOn, row.ZoneId), over = SurveyWindow.Beginning(row.DueOn.PlusDays(1), DateTimeZoneProviders.Tzdb[row.ZoneId]));
            yield return new(row.Participant, row.Visit, row.IsBaseline, now >= over, row.At, row.At >= over, row.LeftOut ?? 0);
        }
    }

    public Task<int> Corrected(ProgrammeId programme) => reader.Query<SubmissionCorrection>()
        .Where(row => reader.Query<Submission>().Any(submission => submission.Obligation == row.Obligation && submission.Programme == programme))
        .Select(row => row.Obligation).Distinct().CountAsync();

    public Task<int> KeptAside(ProgrammeId programme) => reader.Query<SubmissionRevision>()
        .CountAsync(row => reader.Query<Submission>().Any(submission => submission.Obligation == row.Obligation && submission.Programme == programme));

    public Task<(int Sent, int Returned)> Mails() => deliveries.Count([SurveyMail.InvitationKind, SurveyMail.ReminderKind]);
}
