using System.Linq.Expressions;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Surveys.Contracts;
using Confrere.Surveys.Data;
using Confrere.Surveys.Domain;
using Confrere.Surveys.Features.CorrectAnswers;
using Confrere.Surveys.Features.SubmitSurvey;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Surveys.Features.ViewOwnResults;

/// <summary>Scores what is stored when it is asked for: no score is kept that could drift from its answers.</summary>
internal sealed class Scores(Reader reader, InstrumentArchive archive) : IScores
{
    public Task<IReadOnlyList<Score>> Of(ProgrammeId programme) => Scored(row => row.Programme == programme);

    public Task<IReadOnlyList<Score>> Of(ParticipantCode participant) => Scored(row => row.Participant == participant);

    private async Task<IReadOnlyList<Score>> Scored(Expression<Func<Submission, bool>> which)
    {
        var rows = await reader.Query<Submission>().Where(which).OrderBy(row => row.SubmittedAt).ThenBy(row => row.Participant).ToListAsync();
        var corrections = await Corrections.Of(reader.Query<Submission>().Where(which), reader);
        var instruments = await archive.Find([.. rows.SelectMany(row => SurveyForm.VersionsIn(row.InstrumentVersion)).Distinct()], reader);
        return [.. rows.SelectMany(row => Scored(row, corrections.GetValueOrDefault(row.Obligation), instruments))];
    }

    private static IEnumerable<Score> Scored(Submission row, SubmissionCorrection? correction, IReadOnlyDictionary<string, Instrument> instruments)
    {
        var answers = SurveyForm.Unpack(correction?.Answers ?? row.Answers);
        return
            from version in SurveyForm.VersionsIn(row.InstrumentVersion)
            from score in Scorer.Score(instruments[version], answers)
            select new Score(
                row.Participant, row.Visit, score.Scale.Code, score.Value, score.Scale.Unit, score.ItemsAnswered, score.ItemsAsked,
                row.InstrumentVersion, row.SubmittedAt) { CorrectedAt = correction?.CorrectedAt };
    }
}
