namespace Confrere.Coaching.Features.SeeFurther;

/// <summary>One course or further session of a person's own record.</summary>
internal sealed record CourseRecord(string Title, string Coaches, IReadOnlyList<string> Sessions);
