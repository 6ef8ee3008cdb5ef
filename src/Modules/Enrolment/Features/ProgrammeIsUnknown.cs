using Confrere.Kernel.Refusals;

namespace Confrere.Enrolment.Features;

internal sealed record ProgrammeIsUnknown() : Refusal("There is no such programme at your institution.");
