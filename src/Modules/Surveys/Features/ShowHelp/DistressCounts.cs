using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Protocols.Contracts;
using Confrere.Surveys.Contracts;
using Confrere.Surveys.Data;
using Confrere.Surveys.Domain;
using Confrere.Surveys.Features.AnswerSection;
using Confrere.Surveys.Features.SubmitSurvey;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Surveys.Features.ShowHelp;

/// <summary>Counts what was sent, by the version it was answered under, and what was answered and never sent.</summary>
internal sealed class DistressCounts(IProgrammes programmes, Reader reader, InstrumentArchive archive, SurveyForms forms) : IDistressCounts
{
    public async Task<IReadOnlyList<DistressCount>> Of(ProgrammeId programme)
    {
        if ((await programmes.Find(programme))?.Protocol.Safety is not { } safety) return [];
        List<Answered> sheets = [.. await Sent(programme), .. await Unsent(programme)];
        return [.. safety.Answers.Select(answer => Count(answer, sheets))];
    }

    private static DistressCount Count(DistressAnswer answer, IEnumerable<Answered> sheets)
    {
        var answered =
            from sheet in sheets
            from instrument in sheet.Instruments
            where instrument.Code == answer.Instrument
            from rule in instrument.Safety
            where rule.Code == answer.Rule && sheet.Versions.Any(answers => rule.Scale.Items.Any(item => answers.GetValueOrDefault(item.Code) is not null))
            select sheet.Versions.Any(rule.IsMetBy);
        var met = answered.ToList();
        return new($"{answer.Instrument}.{answer.Rule}", met.Count(isMet => isMet), met.Count);
    }

    private async Task<IEnumerable<Answered>> Sent(ProgrammeId programme)
    {
        var rows = await reader.Query<Submission>().Where(row => row.Programme == programme).Select(row => new { row.Obligation, row.Answers, row.InstrumentVersion }).ToListAsync();
        var instruments = await archive.Find([.. rows.SelectMany(row => SurveyForm.VersionsIn(row.InstrumentVersion)).Distinct()], reader);
        var corrected = (await (
            from correction in reader.Query<SubmissionCorrection>()
            join submission in reader.Query<Submission>() on correction.Obligation equals submission.Obligation
            where submission.Programme == programme
            select new { correction.Obligation, correction.Answers }).ToListAsync()).ToLookup(row => row.Obligation, row => row.Answers);
        return rows.Select(row => new Answered(
            [.. SurveyForm.VersionsIn(row.InstrumentVersion).Select(version => instruments[version])], [.. corrected[row.Obligation].Prepend(row.Answers).Select(SurveyForm.Unpack)]));
    }

    private async Task<IEnumerable<Answered>> Unsent(ProgrammeId programme)
    {
        var rows = await (
            from draft in reader.Query<DraftAnswer>()
            join obligation in reader.Query<Obligation>() on draft.Obligation equals obligation.Id
            where obligation.Programme == programme
            orderby draft.Ordinal
            select new { draft, obligation.Instruments }).ToListAsync();
        return rows.GroupBy(row => row.draft.Obligation)
            .Select(drafts => new Answered(forms.For(drafts.First().Instruments).Instruments, [DraftSheet.Standing(drafts.Select(row => row.draft))]));
    }

    /// <param name="Versions">As it was sent, and every correction: help was shown for each.</param>
    private sealed record Answered(IReadOnlyList<Instrument> Instruments, IReadOnlyList<IReadOnlyDictionary<string, int?>> Versions);
}
