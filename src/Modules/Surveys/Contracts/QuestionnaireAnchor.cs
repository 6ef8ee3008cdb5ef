namespace Confrere.Surveys.Contracts;

public sealed record QuestionnaireAnchor(int Value, string Label);
