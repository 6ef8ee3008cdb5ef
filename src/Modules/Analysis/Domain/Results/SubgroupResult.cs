namespace Confrere.Analysis.Domain.Results;

/// <summary>The difference by category of one covariate, and the test that it is the same in all.</summary>
internal sealed record SubgroupResult(string Code, string Label, IReadOnlyList<SubgroupLine> Lines, JointResult? Interaction, string? WhyNone, IReadOnlyList<string> Warnings);
