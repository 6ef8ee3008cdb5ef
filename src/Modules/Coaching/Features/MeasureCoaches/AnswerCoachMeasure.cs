using Confrere.Coaching.Data;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.Surveys.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Coaching.Features.MeasureCoaches;

/// <summary>Keeps what a coach says of this quarter. It can be said again while it is open; the last word stands.</summary>
internal sealed class AnswerCoachMeasure(Writer writer, IQuestionnaires questionnaires)
{
    /// <summary>The instrument that coaches are asked.</summary>
    public const string Instrument = "coach";

    public Task<Result<Done>> Handle(PersonId coach, IReadOnlyDictionary<string, int> answers) => writer.Write<Result<Done>>(async work =>
    {
        var asked = questionnaires.Of(Instrument);
        if (answers.Count == 0 || !asked.Admits(answers)) return new AnswerCheckIn.NothingIsAnswered();
        if (await work.Set<CoachMeasure>().FirstOrDefaultAsync(row => row.Coach == coach && row.OpenUntil > work.Now) is not { } measure) return new AnswerCheckIn.NoCheckInIsOpen();
        await questionnaires.Keep(asked, work);
        measure.Answer(new(asked.Version, answers), work.Now);
        work.Record("CoachMeasureAnswered", $"coach-measure/{measure.Id}");
        return Done.It;
    });
}
