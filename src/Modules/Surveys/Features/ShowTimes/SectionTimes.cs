using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Surveys.Data;
using Confrere.Surveys.Domain;
using Confrere.Surveys.Features.SubmitSurvey;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Surveys.Features.ShowTimes;

/// <summary>How long the sections of a programme's surveys take, over all visits.</summary>
internal sealed class SectionTimes(Reader reader, SurveyForms forms)
{
    /// <returns>In the order in which they are asked; a section that nobody has saved yet is left out.</returns>
    public async Task<IReadOnlyList<SectionMedian>> Of(ProgrammeId programme)
    {
        var rows = await (
            from time in reader.Query<SectionTime>()
            join obligation in reader.Query<Obligation>() on time.Obligation equals obligation.Id
            where obligation.Programme == programme
            select new { obligation.Participant, obligation.Instruments, time.Section, time.Seconds }).ToListAsync();
        var bySection = rows.ToLookup(row => row.Section, StringComparer.Ordinal);
        return
        [
            .. from instrument in rows.Select(row => row.Instruments).Distinct().SelectMany(codes => forms.For(codes).Instruments).DistinctBy(instrument => instrument.Code)
               from section in instrument.Sections
               let times = bySection[Name(instrument, section)].ToList()
               where times.Count > 0
               select new SectionMedian(
                   $"{instrument.Title}: {section.Title}", times.Select(row => row.Participant).Distinct().Count(), [.. times.Select(row => row.Seconds).Order()]),
        ];
    }

    public static string Name(Instrument instrument, InstrumentSection section) => $"{instrument.Code}/{section.Code}";
}
