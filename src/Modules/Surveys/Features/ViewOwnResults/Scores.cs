using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Surveys.Contracts;
using Confrere.Surveys.Data;
using Confrere.Surveys.Domain;
using Confrere.Surveys.Features.SubmitSurvey;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Surveys.Features.ViewOwnResults;

/// <summary>Scores what is stored when it is asked for: no score is kept that could drift from its answers.</summary>
internal sealed class Scores(Reader reader, InstrumentArchive archive) : IScores
{
    // One query, not one each for labels and corrections: a history is read often, and its cost is the way to the database.
    private static readonly Compiled<Func<ConfrereContext, ParticipantCode, IAsyncEnumerable<Sent>>> OfOne = new(() => EF.CompileAsyncQuery((ConfrereContext db, ParticipantCode participant) =>
        from submission in db.Set<Submission>().AsNoTracking()
        where submission.Participant == participant
        join obligation in db.Set<Obligation>() on submission.Obligation equals obligation.Id
        join correction in db.Set<SubmissionCorrection>() on submission.Obligation equals correction.Obligation into own
        from correction in own.DefaultIfEmpty()
        orderby submission.SubmittedAt
        select new Sent { Submission = submission, Label = obligation.Label, Correction = correction }));

    public async Task<IReadOnlyList<Score>> Of(ProgrammeId programme)
    {
        var rows = await (
            from submission in reader.Query<Submission>()
            where submission.Programme == programme
            join correction in reader.Query<SubmissionCorrection>() on submission.Obligation equals correction.Obligation into own
            from correction in own.DefaultIfEmpty()
            orderby submission.SubmittedAt, submission.Participant
            select new Sent { Submission = submission, Label = "", Correction = correction }).ToListAsync();
        return [.. (await Scored(rows)).Select(scored => scored.Score)];
    }

    public async Task<IReadOnlyList<Score>> Of(ParticipantCode participant) => [.. (await OfVisits(participant)).Select(scored => scored.Score)];

    /// <summary>Each with what the protocol calls its visit.</summary>
    public async Task<IReadOnlyList<(string Label, Score Score)>> OfVisits(ParticipantCode participant) =>
        await Scored(await reader.Query(async db => await OfOne.For(db)(db, participant).ToListAsync()));

    private async Task<IReadOnlyList<(string Label, Score Score)>> Scored(IReadOnlyList<Sent> rows)
    {
        var instruments = await archive.Find([.. rows.SelectMany(row => SurveyForm.VersionsIn(row.Submission.InstrumentVersion)).Distinct()], reader);
        return
        [
            .. from visit in rows.GroupBy(row => row.Submission.Obligation)
               let first = visit.First()
               from score in Scored(first.Submission, visit.Select(row => row.Correction).MaxBy(correction => correction?.Ordinal), instruments)
               select (first.Label, score),
        ];
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

    /// <summary>What was sent at a visit, beside one of its corrections.</summary>
    private sealed record Sent
    {
        public required Submission Submission { get; init; }
        public required string Label { get; init; }
        public required SubmissionCorrection? Correction { get; init; }
    }
}
