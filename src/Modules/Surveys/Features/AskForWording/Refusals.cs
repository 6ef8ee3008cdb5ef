using Confrere.Kernel.Refusals;

namespace Confrere.Surveys.Features.AskForWording;

internal sealed record WordingStandsIn(IReadOnlyList<string> Codes)
    : Refusal($"These instruments still ask in stand-in sentences of ours: {string.Join(", ", Codes)}. Import the wording that you hold a licence for "
        + "with `./run instrument import`, start Confrere with CONFRERE_INSTRUMENTS, and open enrolment then.");
