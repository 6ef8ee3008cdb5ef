namespace Confrere.Coaching.Domain;

/// <summary>How far a whole-pool match has come: the step in words, and the share of the whole that is done.</summary>
internal sealed record MatchProgress(string Step, double Share);
