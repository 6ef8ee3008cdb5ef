using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Surveys.Data;
using Confrere.Surveys.Domain;
using Confrere.Surveys.Domain.Exchange;
using Confrere.Surveys.Features.CorrectAnswers;
using Confrere.Surveys.Features.SubmitSurvey;
using Microsoft.EntityFrameworkCore;
using NodaTime.Text;

namespace Confrere.Surveys.Features.ExchangeAnswers;

/// <summary>
/// Writes a programme's submitted answers as they stand, corrections in place, to a file, by participant code, each under the version it was given by. Read one at a time,
/// so that a large programme needs no more memory than a small one. The file is there only after the fact about it is stored.
/// </summary>
internal sealed class ExportAnswers(Reader reader, Writer writer, InstrumentArchive archive)
{
    public async Task<(long Sheets, long Rows)> Handle(ProgrammeId programme, string format, FileInfo place, FileInfo? dictionary)
    {
        var submitted = reader.Query<Submission>().Where(row => row.Programme == programme);
        var versions = (await submitted.Select(row => row.InstrumentVersion).Distinct().ToListAsync()).SelectMany(SurveyForm.VersionsIn).Distinct().ToList();
        var instruments = await archive.Find(versions, reader);
        var corrections = await Corrections.Of(submitted, reader);
        var (sheets, rows) = (0L, 0L);
        await WholeFile.Write(place.FullName, async output =>
        {
            var inOrder = submitted.OrderBy(row => row.Participant).ThenBy(row => row.SubmittedAt).AsEnumerable();
            rows = await AnswerOutput.Write(inOrder.Select(row => { sheets++; return Sheet(row, corrections, instruments); }), format, output);
            await writer.Write(work =>
            {
                work.Record("AnswersExported", $"programme/{programme}", new { format, sheets, rows, corrected = corrections.Count });
                return Task.CompletedTask;
            });
            return true;
        });
        if (dictionary is not null) await AnswerOutput.WriteDictionary(instruments.Values.OrderBy(instrument => instrument.Version, StringComparer.Ordinal), dictionary);
        return (sheets, rows);
    }

    private static AnswerSheet Sheet(
        Submission row, IReadOnlyDictionary<ObligationId, SubmissionCorrection> corrections, IReadOnlyDictionary<string, Instrument> instruments)
    {
        var correction = corrections.GetValueOrDefault(row.Obligation);
        return new(
            row.Participant.ToString(), row.Visit, InstantPattern.ExtendedIso.Format(row.SubmittedAt),
            [.. SurveyForm.VersionsIn(row.InstrumentVersion).Select(version => instruments[version])], SurveyForm.Unpack(correction?.Answers ?? row.Answers))
        {
            CorrectedAt = correction is null ? null : InstantPattern.ExtendedIso.Format(correction.CorrectedAt),
        };
    }
}
