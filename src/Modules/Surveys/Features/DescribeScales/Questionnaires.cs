using Confrere.Kernel.Data;
using Confrere.Surveys.Contracts;
using Confrere.Surveys.Domain;
using Confrere.Surveys.Features.SubmitSurvey;

namespace Confrere.Surveys.Features.DescribeScales;

internal sealed class Questionnaires(InstrumentCatalogue catalogue, InstrumentArchive archive, Reader reader) : IQuestionnaires
{
    public Questionnaire Of(string code)
    {
        var instrument = catalogue[code];
        return new(code, instrument.Version, instrument.Title, instrument.Recall, [.. instrument.Sections.Select(section => new QuestionnaireSection(
            section.Title, section.Stem, [.. section.Anchors.Select(anchor => new QuestionnaireAnchor(anchor.Value, anchor.Label))],
            [.. section.Items.Select(item => new QuestionnaireItem(item.Code, item.Text))]))]);
    }

    public Task Keep(Questionnaire asked, UnitOfWork work) => archive.Keep(catalogue[asked.Code], work);

    public async Task<IReadOnlyList<QuestionnaireScore>> Score(string version, IReadOnlyDictionary<string, int> answers)
    {
        var instrument = (await archive.Find([version], reader))[version];
        return [.. Scorer.Score(instrument, answers.ToDictionary(answer => answer.Key, answer => (int?)answer.Value))
            .Select(score => new QuestionnaireScore(score.Scale.Code, score.Scale.Label, score.Value, score.Scale.Unit, score.Scale.LowerIsBetter))];
    }
}
