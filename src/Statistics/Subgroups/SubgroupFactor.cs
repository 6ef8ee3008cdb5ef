using Confrere.Statistics.Inference;

namespace Confrere.Statistics.Subgroups;

/// <summary>The effect by level of one factor, and whether it differs between levels.</summary>
/// <param name="Name">The factor.</param>
/// <param name="Levels">The effect in each level.</param>
/// <param name="Interaction">Test that the effect is the same in all levels: the only evidence of a difference; a significant level beside one that is not is none.</param>
/// <param name="Warnings">What the reader must know.</param>
public sealed record SubgroupFactor(string Name, IReadOnlyList<SubgroupEffect> Levels, JointTest Interaction, IReadOnlyList<string> Warnings);
