namespace Confrere.Surveys.Contracts;

/// <summary>An instrument as it is put before somebody.</summary>
public sealed record Questionnaire(string Code, string Version, string Title, string Recall, IReadOnlyList<QuestionnaireSection> Sections)
{
    /// <summary>Whether every answer is one that its item has. Items may be left out.</summary>
    public bool Admits(IReadOnlyDictionary<string, int> answers) => answers.All(answer => Sections.Any(section =>
        section.Items.Any(item => item.Code == answer.Key) && section.Anchors.Any(anchor => anchor.Value == answer.Value)));
}
