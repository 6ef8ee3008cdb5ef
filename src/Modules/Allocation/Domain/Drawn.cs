using Confrere.Protocols.Contracts;

namespace Confrere.Allocation.Domain;

/// <param name="Probability">The chance that this arm had at this draw, from those allocated before; null in permuted blocks, where the place decides.</param>
internal readonly record struct Drawn(ArmCode Arm, double? Probability);
