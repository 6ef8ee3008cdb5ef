using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Coaching.Features.AnswerCheckIn;

/// <summary>Keeps what somebody says of themselves at a check-in. It can be said again while the check-in is open; the last word stands.</summary>
internal sealed class AnswerCheckIn(Writer writer)
{
    public Task<Result<Done>> Handle(PersonId person, CheckInAnswers answers) => writer.Write<Result<Done>>(async work =>
    {
        if (!answers.IsOnTheScale) return new AnswersAreIncomplete();
        var open = await work.Set<CheckIn>().Where(row => row.Person == person && row.OpenUntil > work.Now).ToListAsync();
        if (open.MaxBy(row => row.AskedAt) is not { } checkIn) return new NoCheckInIsOpen();
        checkIn.Answer(answers, work.Now);
        work.Record("CheckInAnswered", $"check-in/{checkIn.Id}");
        return Done.It;
    });
}
