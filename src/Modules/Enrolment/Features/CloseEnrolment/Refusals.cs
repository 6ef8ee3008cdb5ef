using Confrere.Kernel.Refusals;

namespace Confrere.Enrolment.Features.CloseEnrolment;

internal sealed record ClosingIsNotConfirmed() : Refusal("Closing ends enrolment for good. Tick the sentence to go on; nothing was changed.");
