namespace Confrere.Protocols.Contracts;

/// <summary>Something a participant can be given. Dose in sessions, length in minutes, window in days from the day it opens.</summary>
public sealed record Offering(string Code, string Title, string Kind, int Sessions, int MinutesPerSession, int WindowDays, string Description);
