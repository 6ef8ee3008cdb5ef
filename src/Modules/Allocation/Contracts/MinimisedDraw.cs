namespace Confrere.Allocation.Contracts;

/// <summary>One place of a list by minimisation: who took it, and the level of each factor that they brought.</summary>
public sealed record MinimisedDraw(string Participant, IReadOnlyDictionary<string, string> Levels);
