using Confrere.Kernel.Refusals;

namespace Confrere.Protocols.Features.AmendProgramme;

internal sealed record ProgrammeIsUnknown() : Refusal("There is no such programme at your institution.");

internal sealed record AmendmentIsNotAllowed(IReadOnlyList<string> Sentences) : Refusal($"{string.Join(" ", Sentences)} Nothing was changed.");
