using Confrere.Kernel.Data;
using Confrere.Surveys.Data;
using Confrere.Surveys.Domain;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Surveys.Features.SubmitSurvey;

/// <summary>One's own answers to a survey that was sent, as they stand: with the last correction, if there is one.</summary>
internal sealed class StoredAnswers(Reader reader)
{
    public async Task<Standing> Of(ObligationId obligation)
    {
        var sent = await reader.Query<Submission>().Where(row => row.Obligation == obligation).Select(row => new { row.Answers, row.InstrumentVersion }).SingleAsync();
        var correction = await reader.Query<SubmissionCorrection>().Where(row => row.Obligation == obligation).OrderByDescending(row => row.Ordinal).FirstOrDefaultAsync();
        return new(SurveyForm.Unpack(correction?.Answers ?? sent.Answers), sent.InstrumentVersion, correction?.CorrectedAt);
    }

    internal sealed record Standing(IReadOnlyDictionary<string, int?> Answers, string InstrumentVersion, Instant? CorrectedAt);
}
