using Confrere.Kernel.Identifiers;
using Confrere.Surveys.Data;
using NodaTime;

namespace Confrere.Surveys.Features.FollowUp;

internal static class OwedSurveys
{
    /// <summary>Open now and not answered.</summary>
    public static IQueryable<Obligation> Owed(this IQueryable<Obligation> obligations, ProgrammeId programme, IQueryable<Submission> submissions, Instant now) =>
        obligations.Where(row => row.Programme == programme && row.WithdrawnAt == null && row.OpensAt <= now && row.ClosesAt > now
            && !submissions.Any(submission => submission.Obligation == row.Id));
}
