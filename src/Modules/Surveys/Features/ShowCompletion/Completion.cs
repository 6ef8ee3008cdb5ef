using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Surveys.Contracts;
using Confrere.Surveys.Data;
using Confrere.Surveys.Domain;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Surveys.Features.ShowCompletion;

internal sealed class Completion(Reader reader, IClock clock) : ICompletion
{
    public async Task<IReadOnlyList<VisitCompletion>> Of(ProgrammeId programme)
    {
        var now = clock.GetCurrentInstant();
        var rows = await reader.Query<Obligation>().Where(row => row.Programme == programme)
            .Select(row => new Owed(row, reader.Query<Submission>().Any(submission => submission.Obligation == row.Id))).ToListAsync();
        return [.. rows.GroupBy(row => row.Obligation.Visit).OrderBy(visit => visit.Min(row => row.Obligation.OpensAt)).Select(visit => Count([.. visit], now))];
    }

    public async Task<IReadOnlySet<ParticipantCode>> Submitted(ProgrammeId programme, string visit) =>
        (await reader.Query<Submission>().Where(row => row.Programme == programme && row.Visit == visit).Select(row => row.Participant).ToListAsync()).ToHashSet();

    public async Task<IReadOnlySet<ParticipantCode>> Due(ProgrammeId programme, string visit)
    {
        var now = clock.GetCurrentInstant();
        var owed = await reader.Query<Obligation>().Where(row => row.Programme == programme && row.Visit == visit).ToListAsync();
        return owed.Where(row => row.IsOverdueAt(now)).Select(row => row.Participant).ToHashSet();
    }

    private static VisitCompletion Count(List<Owed> rows, Instant now)
    {
        int In(ObligationState state) => rows.Count(row => row.Obligation.StateAt(now, row.IsSubmitted) == state);
        return new(
            rows[0].Obligation.Visit, rows[0].Obligation.Label, In(ObligationState.Submitted), In(ObligationState.Open),
            rows.Count(row => row.Obligation.StateAt(now, row.IsSubmitted) == ObligationState.Open && row.Obligation.IsOverdueAt(now)),
            In(ObligationState.NotYetOpen), In(ObligationState.Missed));
    }

    private sealed record Owed(Obligation Obligation, bool IsSubmitted);
}
