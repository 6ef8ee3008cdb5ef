using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Surveys.Contracts;
using Confrere.Surveys.Data;
using Confrere.Surveys.Domain;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Surveys.Features.ShowCompletion;

internal sealed class VisitStandings(Reader reader, IClock clock) : IVisitStandings
{
    public Task<IReadOnlyList<VisitStanding>> Of(ProgrammeId programme) => Of(reader.Query<Obligation>().Where(row => row.Programme == programme));

    public Task<IReadOnlyList<VisitStanding>> Of(ProgrammeId programme, ParticipantCode participant) =>
        Of(reader.Query<Obligation>().Where(row => row.Programme == programme && row.Participant == participant));

    private async Task<IReadOnlyList<VisitStanding>> Of(IQueryable<Obligation> obligations)
    {
        var now = clock.GetCurrentInstant();
        var rows = await obligations
            .Select(row => new { Obligation = row, IsSubmitted = reader.Query<Submission>().Any(submission => submission.Obligation == row.Id) }).ToListAsync();
        return rows.ConvertAll(row => new VisitStanding(row.Obligation.Participant, row.Obligation.Visit, Progress(row.Obligation.StateAt(now, row.IsSubmitted))));
    }

    private static VisitProgress Progress(ObligationState state) => state switch
    {
        ObligationState.NotYetOpen => VisitProgress.ToCome,
        ObligationState.Open => VisitProgress.Open,
        ObligationState.Submitted => VisitProgress.Submitted,
        ObligationState.Missed => VisitProgress.Missed,
        _ => VisitProgress.Left,
    };
}
