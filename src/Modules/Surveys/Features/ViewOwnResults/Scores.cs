using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Surveys.Contracts;
using Confrere.Surveys.Data;
using Confrere.Surveys.Domain;
using Confrere.Surveys.Features.SubmitSurvey;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Surveys.Features.ViewOwnResults;

/// <summary>Scores what is stored when it is asked for: no score is kept that could drift from its answers.</summary>
internal sealed class Scores(Reader reader, SurveyForms forms) : IScores
{
    public async Task<IReadOnlyList<Score>> Of(ProgrammeId programme) =>
        Scored(await Rows(reader.Query<Obligation>().Where(row => row.Programme == programme)).ToListAsync());

    public async Task<IReadOnlyList<Score>> Of(ParticipantCode participant) =>
        Scored(await Rows(reader.Query<Obligation>().Where(row => row.Participant == participant)).ToListAsync());

    private IQueryable<Row> Rows(IQueryable<Obligation> obligations) =>
        from obligation in obligations
        join submission in reader.Query<Submission>() on obligation.Id equals submission.Obligation
        orderby submission.SubmittedAt, obligation.Participant
        select new Row(submission, obligation.Instruments);

    private List<Score> Scored(List<Row> rows) => [.. rows.SelectMany(Scored)];

    private IEnumerable<Score> Scored(Row row)
    {
        var answers = SurveyForm.Unpack(row.Submission.Answers);
        return
            from instrument in forms.For(row.Instruments).Instruments
            from score in Scorer.Score(instrument, answers)
            select new Score(
                row.Submission.Participant, row.Submission.Visit, score.Scale.Code, score.Value, score.Scale.Unit, score.ItemsAnswered, score.ItemsAsked,
                row.Submission.InstrumentVersion, row.Submission.SubmittedAt);
    }

    private sealed record Row(Submission Submission, string Instruments);
}
