namespace Confrere.Surveys.Contracts;

/// <summary>Items that share a stem and the possible answers.</summary>
public sealed record QuestionnaireSection(string Title, string Stem, IReadOnlyList<QuestionnaireAnchor> Anchors, IReadOnlyList<QuestionnaireItem> Items);
