using Confrere.Kernel.Refusals;

namespace Confrere.Protocols.Features.CreateProgramme;

internal sealed record DocumentHasProblems(IReadOnlyList<DocumentProblem> Problems)
    : Refusal($"The protocol has {(Problems.Count == 1 ? "a problem" : $"{Problems.Count} problems")}: {string.Join(" ", Problems)}");

internal sealed record DocumentCannotBeRun(IReadOnlyList<DocumentProblem> Limits)
    : Refusal($"The protocol is sound, but this version of Confrere cannot run it: {string.Join(" ", Limits)}");

internal sealed record ProgrammeNameIsTaken(string Name)
    : Refusal($"There is a programme called \"{Name}\" already. Give this one another name.");

internal sealed record ProgrammeNameIsTooLong(int Length, int Longest)
    : Refusal($"The name has {Length} characters; {Longest} is the most. Shorten it.");
