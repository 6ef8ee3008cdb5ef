using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.Surveys.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Coaching.Features.AnswerCheckIn;

/// <summary>Keeps what somebody says of themselves at a check-in. It can be said again while the check-in is open; the last word stands.</summary>
internal sealed class AnswerCheckIn(Writer writer, IQuestionnaires questionnaires)
{
    /// <summary>The instrument that a check-in asks.</summary>
    public const string Instrument = "booster";

    public Task<Result<Done>> Handle(PersonId person, IReadOnlyDictionary<string, int> answers) => writer.Write<Result<Done>>(async work =>
    {
        var asked = questionnaires.Of(Instrument);
        if (answers.Count == 0 || !asked.Admits(answers)) return new NothingIsAnswered();
        var open = await work.Set<CheckIn>().Where(row => row.Person == person && row.OpenUntil > work.Now).ToListAsync();
        if (open.MaxBy(row => row.AskedAt) is not { } checkIn) return new NoCheckInIsOpen();
        await questionnaires.Keep(asked, work);
        checkIn.Answer(new(asked.Version, answers), work.Now);
        work.Record("CheckInAnswered", $"check-in/{checkIn.Id}");
        return Done.It;
    });
}
