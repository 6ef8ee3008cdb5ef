using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Surveys.Contracts;
using Confrere.Surveys.Data;
using Confrere.Surveys.Domain;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Surveys.Features.SubmitSurvey;

/// <summary>As they were sent: a later correction changes what is analysed and not what was drawn by, or the draw could not be made again.</summary>
internal sealed class BaselineValues(SurveyForms forms) : IBaselineValues
{
    public async Task<IReadOnlyDictionary<string, double?>> Of(ProgrammeId programme, ParticipantCode participant, UnitOfWork work)
    {
        var baseline = await (
            from obligation in work.Set<Obligation>().AsNoTracking()
            where obligation.Programme == programme && obligation.Participant == participant && obligation.IsBaseline
            join submission in work.Set<Submission>() on obligation.Id equals submission.Obligation
            select new { obligation, submission.Answers }).SingleAsync();
        var answers = SurveyForm.Unpack(baseline.Answers);
        var values = new Dictionary<string, double?>(StringComparer.Ordinal);
        foreach (var instrument in forms.Of(baseline.obligation).Instruments)
        {
            foreach (var item in instrument.Sections.SelectMany(section => section.Items)) values[$"{instrument.Code}.{item.Code}"] = answers.GetValueOrDefault(item.Code);
            foreach (var score in Scorer.Score(instrument, answers)) values[score.Scale.Code] = score.Value;
        }
        return values;
    }
}
