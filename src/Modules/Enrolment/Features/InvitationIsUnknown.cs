using Confrere.Kernel.Refusals;

namespace Confrere.Enrolment.Features;

internal sealed record InvitationIsUnknown()
    : Refusal("This link is not one of ours. Perhaps it was cut in two by the mail; copy the whole address from the message.");
