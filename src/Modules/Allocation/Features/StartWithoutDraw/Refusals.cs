using Confrere.Kernel.Refusals;

namespace Confrere.Allocation.Features.StartWithoutDraw;

internal sealed record NothingIsOpenYet() : Refusal("This programme has not opened its enrolment, so nobody can start yet.");

internal sealed record FirstSurveyIsNotLocked() : Refusal("The first survey must be sent and locked before anybody starts.");

internal sealed record ParticipantHasStarted() : Refusal("This participant has started before. That happens once and stands.");

internal sealed record NothingIsDrawn() : Refusal("Nothing is drawn in this programme: everybody starts as soon as their first survey is in. There is no seed, no list and nothing to open early.");
