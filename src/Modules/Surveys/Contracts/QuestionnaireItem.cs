namespace Confrere.Surveys.Contracts;

public sealed record QuestionnaireItem(string Code, string Text);
