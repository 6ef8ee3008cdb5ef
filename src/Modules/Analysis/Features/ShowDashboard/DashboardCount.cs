using System.Globalization;
using Confrere.Allocation.Contracts;
using Confrere.Analysis.Domain.Dashboard;
using Confrere.Coaching.Contracts;
using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Identifiers;
using Confrere.Protocols.Contracts;
using Confrere.Surveys.Contracts;
using NodaTime;

namespace Confrere.Analysis.Features.ShowDashboard;

/// <summary>Counts a programme's history once through. Who, when and how completely; no answer and no score is read.</summary>
internal sealed class DashboardCount(IRecruitment recruitment, IAnswerRecords records, IBlindedArms arms, IDeliveryCounts delivery, IClock clock)
{
    public async Task<DashboardTally> Of(Programme programme)
    {
        var (today, pace) = (clock.GetCurrentInstant().InUtc().Date, await recruitment.Pace(programme.Id));
        var recruited = RecruitmentTally.Of(pace.OpenedAt?.InUtc().Date, pace.ClosedAt?.InUtc().Date, pace.Consents.Select(at => at.InUtc().Date), today);
        var (visits, quality) = await Answers(programme);
        return new(today, recruited, visits, await Delivered(programme), quality);
    }

    private async Task<DeliveryTally> Delivered(Programme programme)
    {
        var counts = await delivery.Counts(programme.Id);
        var given = programme.Protocol.Arms.Select(arm => arm.Offering).ToHashSet();
        var dose = programme.Protocol.Offerings.Where(offering => given.Contains(offering.Code)).Select(offering => offering.Sessions).DefaultIfEmpty(0).Max();
        return new(counts.Opened, [.. Enumerable.Range(1, dose).Select(counts.WithAtLeast)]);
    }

    private async Task<(IReadOnlyList<VisitTally> Visits, QualityTally Quality)> Answers(Programme programme)
    {
        var letters = await arms.Of(programme.Id);
        var groups = new Dictionary<(string Visit, string Group), (int Due, int Answered)>();
        var (answered, late, incomplete, leftOut) = (0, 0, 0, 0);
        await foreach (var record in records.Of(programme.Id))
        {
            Count(groups, record, letters);
            if (record.SubmittedAt is null) continue;
            answered++;
            if (record.IsLate) late++;
            if (record.LeftOut > 0) incomplete++;
            leftOut += record.LeftOut;
        }
        var (sent, returned) = await records.Mails();
        return (
            [.. programme.Protocol.Visits.OrderBy(visit => visit.IsBaseline ? 0 : 1).ThenBy(visit => visit.DueDay).Select(visit => new VisitTally(visit.Code, [.. groups.Where(pair => pair.Key.Visit == visit.Code)
                .OrderBy(pair => pair.Key.Group, StringComparer.Ordinal).Select(pair => new GroupTally(pair.Key.Group, pair.Value.Due, pair.Value.Answered))]))],
            new(answered, late, incomplete, leftOut, await records.Corrected(programme.Id), await records.KeptAside(programme.Id), sent, returned));
    }

    // An answer counts from its due day on, like the silence of those who gave none: before it the share would be of the quick alone.
    private static void Count(Dictionary<(string Visit, string Group), (int Due, int Answered)> groups, AnswerRecord record, IReadOnlyDictionary<ParticipantCode, char> letters)
    {
        if (!record.IsDue) return;
        var key = (record.Visit, letters.TryGetValue(record.Participant, out var letter) ? letter.ToString(CultureInfo.InvariantCulture) : VisitTally.Unallocated);
        var (due, answered) = groups.GetValueOrDefault(key);
        groups[key] = (due + 1, answered + (record.SubmittedAt is null ? 0 : 1));
    }
}
