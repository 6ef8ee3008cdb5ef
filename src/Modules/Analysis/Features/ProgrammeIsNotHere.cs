using Confrere.Kernel.Refusals;

namespace Confrere.Analysis.Features;

internal sealed record ProgrammeIsNotHere() : Refusal("There is no such programme at your institution.");
