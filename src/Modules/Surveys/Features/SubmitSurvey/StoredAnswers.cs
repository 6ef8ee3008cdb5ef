using Confrere.Kernel.Data;
using Confrere.Surveys.Data;
using Confrere.Surveys.Domain;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Surveys.Features.SubmitSurvey;

/// <summary>One's own answers to a survey that was sent.</summary>
internal sealed class StoredAnswers(Reader reader)
{
    public async Task<IReadOnlyDictionary<string, int?>> Of(ObligationId obligation) =>
        SurveyForm.Unpack(await reader.Query<Submission>().Where(row => row.Obligation == obligation).Select(row => row.Answers).SingleAsync());
}
