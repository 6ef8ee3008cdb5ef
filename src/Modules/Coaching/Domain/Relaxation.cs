namespace Confrere.Coaching.Domain;

/// <summary>
/// One rule that, relaxed with any one of so many coaches, would match the person: others may move to other coaches for it, and nobody
/// loses theirs.
/// </summary>
internal sealed record Relaxation(MatchRules Rule, int Coaches);
