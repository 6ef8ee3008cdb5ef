using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Messages.Contracts;
using Confrere.Surveys.Data;
using Confrere.Surveys.Features.CloseWindows;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Surveys.Features.FollowUp;

/// <summary>
/// Who owes a survey now, by name and visit: since when, how often written to, what became of the mails. Names, never codes, and in the
/// order of names, so that nothing here can be laid beside an answer.
/// </summary>
internal sealed class OpenSurveys(Reader reader, INamesForContact names, IDeliveries deliveries, IClock clock)
{
    public async Task<IReadOnlyList<OpenVisit>> Of(ProgrammeId programme)
    {
        var now = clock.GetCurrentInstant();
        var owed = await reader.Query<Obligation>().Owed(programme, reader.Query<Submission>(), now).ToListAsync();
        var (named, sent) = (await names.Of([.. owed.Select(row => row.Participant).Distinct()]), await deliveries.Of([.. owed.SelectMany(Keys)]));
        return [.. owed.GroupBy(row => row.Visit).OrderBy(visit => visit.Min(row => row.OpensAt)).Select(visit => new OpenVisit(
            visit.Key, visit.First().Label, visit.Count(row => SurveyMailer.MayRemindNow(row, now)),
            [.. visit.Where(row => named.ContainsKey(row.Participant)).Select(row => Line(row, named[row.Participant], sent, now)).OrderBy(line => line.Name, StringComparer.OrdinalIgnoreCase)]))];
    }

    private static OpenLine Line(Obligation row, string name, IReadOnlyDictionary<string, Delivery> sent, Instant now)
    {
        var mails = Keys(row).Select(sent.GetValueOrDefault).OfType<Delivery>().ToList();
        return new(name, row.DueOn, (row.ClosesAt - Duration.Epsilon).InZone(row.Zone).Date, row.IsOverdueAt(now), mails.Count(mail => mail.State == DeliveryState.Sent), mails.LastOrDefault());
    }

    private static IEnumerable<string> Keys(Obligation row) => Enumerable.Range(0, row.Mails).Select(row.MailKey);
}

internal sealed record OpenVisit(string Visit, string Label, int CanBeRemindedNow, IReadOnlyList<OpenLine> Lines);

/// <param name="Sent">Mails that a server took and that did not come back.</param>
/// <param name="Last">Null when none was written yet.</param>
internal sealed record OpenLine(string Name, LocalDate DueOn, LocalDate LastDay, bool IsOverdue, int Sent, Delivery? Last);
