namespace Confrere.Analysis.Domain.Plan;

/// <summary>An arm: the level that the data have and the words that the report has.</summary>
internal sealed record PlannedArm(string Level, string Label);
