using Confrere.Kernel.Data;
using Confrere.Messages.Contracts;
using Confrere.Surveys.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Surveys.Features.CloseWindows;

/// <summary>Asked when a survey mail is about to go out: the survey must still be open and unanswered.</summary>
internal abstract class SurveyIsStillDue(Reader reader, IClock clock) : IStillDue
{
    public abstract string Kind { get; }

    public async Task<bool> IsStillDue(string about)
    {
        if (!Guid.TryParse(about, out var value)) return false;
        var (id, now) = (new ObligationId(value), clock.GetCurrentInstant());
        return await reader.Query<Obligation>().AnyAsync(row =>
            row.Id == id && row.WithdrawnAt == null && row.OpensAt <= now && row.ClosesAt > now
            && !reader.Query<Submission>().Any(submission => submission.Obligation == row.Id));
    }
}
