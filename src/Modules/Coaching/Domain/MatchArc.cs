namespace Confrere.Coaching.Domain;

/// <summary>A pair that is allowed, and what it costs: lower is better, and only differences count.</summary>
internal readonly record struct MatchArc(int Seeker, int Coach, long Cost);
