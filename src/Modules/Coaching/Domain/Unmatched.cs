namespace Confrere.Coaching.Domain;

/// <summary>Why somebody has no coach.</summary>
/// <param name="Blocking">The smallest set of rules of which every coach breaks at least one; of equally small sets the one that is easiest to relax.</param>
/// <param name="Relaxations">The rules that alone keep at least one coach away, the easiest first.</param>
internal sealed record Unmatched(int Seeker, MatchRules Blocking, IReadOnlyList<Relaxation> Relaxations);
