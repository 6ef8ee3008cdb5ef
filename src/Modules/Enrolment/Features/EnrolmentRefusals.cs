using Confrere.Kernel.Refusals;

namespace Confrere.Enrolment.Features;

internal sealed record EnrolmentIsNotOpen() : Refusal("Enrolment is not open yet. Open it first; then invite.");

internal sealed record EnrolmentIsClosed() : Refusal("Enrolment has ended, so nobody can be taken in any more. Nothing was changed.");
