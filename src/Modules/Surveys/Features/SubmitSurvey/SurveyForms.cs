using System.Collections.Concurrent;
using Confrere.Surveys.Data;
using Confrere.Surveys.Domain;

namespace Confrere.Surveys.Features.SubmitSurvey;

/// <summary>The form behind an obligation, built once for each combination of instruments.</summary>
internal sealed class SurveyForms(InstrumentCatalogue catalogue)
{
    private readonly ConcurrentDictionary<string, SurveyForm> _forms = new(StringComparer.Ordinal);

    public SurveyForm Of(Obligation obligation) => For(obligation.Instruments);

    public SurveyForm For(string instruments) =>
        _forms.GetOrAdd(instruments, codes => new([.. codes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(code => catalogue[code])]));
}
