using Confrere.Kernel.Data;
using Confrere.Surveys.Domain;
using Confrere.Surveys.Features.SubmitSurvey;

namespace Confrere.Surveys.Features.CorrectAnswers;

/// <summary>The form as it was asked when it was sent: the instruments may have changed since.</summary>
internal static class SentForm
{
    public static async Task<SurveyForm> Of(string instrumentVersion, InstrumentArchive archive, Reader reader)
    {
        var versions = SurveyForm.VersionsIn(instrumentVersion).ToList();
        var instruments = await archive.Find(versions, reader);
        return new([.. versions.Select(version => instruments[version])]);
    }
}
