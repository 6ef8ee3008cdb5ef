using Confrere.Kernel.Refusals;

namespace Confrere.Enrolment.Features.InvitePhysicians;

internal sealed record ListIsEmpty() : Refusal("The list is empty. Write one physician a line: name, e-mail, time zone.");

internal sealed record ListIsTooLong(int Count, int Most) : Refusal($"The list has {Count} lines; {Most} at a time is the most. Send it in parts.");

internal sealed record ListHasProblems(IReadOnlyList<string> Problems)
    : Refusal($"Nobody was invited, because {(Problems.Count == 1 ? "a line needs" : $"{Problems.Count} things need")} mending. {string.Join(" ", Problems.Take(MostShown))}")
{
    /// <summary>More would be a wall; the first ones usually have one cause.</summary>
    public const int MostShown = 50;

    public IReadOnlyList<string> Shown => [.. Problems.Take(MostShown)];

    public int Unshown => Math.Max(0, Problems.Count - MostShown);
}
