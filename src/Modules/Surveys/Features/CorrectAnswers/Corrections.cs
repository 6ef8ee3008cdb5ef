using Confrere.Kernel.Data;
using Confrere.Surveys.Data;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Surveys.Features.CorrectAnswers;

/// <summary>The corrections that count.</summary>
internal static class Corrections
{
    /// <returns>Of each of these submissions that was corrected the last correction.</returns>
    public static async Task<IReadOnlyDictionary<ObligationId, SubmissionCorrection>> Of(IQueryable<Submission> submissions, Reader reader) =>
        (await reader.Query<SubmissionCorrection>().Join(submissions, correction => correction.Obligation, submission => submission.Obligation, (correction, _) => correction).ToListAsync())
            .GroupBy(correction => correction.Obligation).ToDictionary(group => group.Key, group => group.MaxBy(correction => correction.Ordinal)!);
}
