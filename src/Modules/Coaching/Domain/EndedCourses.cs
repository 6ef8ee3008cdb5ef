namespace Confrere.Coaching.Domain;

/// <summary>Of those whose window is over: how many people, the sessions promised to them, and those held.</summary>
internal readonly record struct EndedCourses(int People, int Promised, int Held);
