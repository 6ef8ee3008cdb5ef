namespace Confrere.Surveys.Contracts;

/// <summary>One scale of answers to a questionnaire; null when too few items were answered.</summary>
public sealed record QuestionnaireScore(string Scale, string Label, double? Value, string Unit, bool LowerIsBetter);
