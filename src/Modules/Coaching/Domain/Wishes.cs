namespace Confrere.Coaching.Domain;

/// <summary>What a participant tells so that a coach can be proposed. Stored encrypted; read by matching alone.</summary>
internal sealed record Wishes(string Department, string Specialty, IReadOnlyList<string> Languages, TimesOfWeek Times);
