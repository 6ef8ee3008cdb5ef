using Confrere.Statistics.Inference;

namespace Confrere.Statistics.Subgroups;

/// <summary>One line of a forest plot.</summary>
/// <param name="Level">The level of the subgroup factor.</param>
/// <param name="Treated">Participants of the treated arm that were analysed.</param>
/// <param name="Control">Participants of the control arm that were analysed.</param>
/// <param name="Effect">Treated minus control within the level.</param>
public sealed record SubgroupEffect(string Level, int Treated, int Control, Estimate Effect);
