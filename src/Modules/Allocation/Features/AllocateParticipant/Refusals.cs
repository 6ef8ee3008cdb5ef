using Confrere.Kernel.Refusals;

namespace Confrere.Allocation.Features.AllocateParticipant;

internal sealed record EnrolmentIsNotOpen() : Refusal("This programme has not opened its enrolment, so nobody can be allocated yet.");

internal sealed record BaselineIsNotLocked() : Refusal("The first survey must be sent and locked before anybody is allocated.");

internal sealed record ParticipantIsAlreadyAllocated() : Refusal("This participant was allocated before. An allocation is made once and stands.");

internal sealed record ListIsOpened() : Refusal("The seed of this programme's list was opened, so nobody can be allocated from it any more.");
