using Confrere.Kernel.Refusals;

namespace Confrere.Coaching.Features.MeetInGroup;

internal sealed record ThereIsNoSuchGroup() : Refusal("There is no such group of yours, or nobody is in it any more. Nothing was changed.");

internal sealed record AllMeetingsAreBooked(int Meetings) : Refusal($"All {Meetings} meetings of this group are booked or held already. Nothing was changed.");

internal sealed record ThereIsNoSuchMeeting() : Refusal("There is no such meeting of yours. Nothing was changed.");

internal sealed record MeetingIsRecorded() : Refusal("This meeting is recorded or cancelled already. Nothing was changed.");

internal sealed record MeetingHasNotBegun() : Refusal("This meeting has not begun yet. Who came can be recorded from its start on; before, it can be cancelled.");

internal sealed record MeetingHasBegun() : Refusal("This meeting has begun. Record who came; with nobody ticked it counts as not held.");

internal sealed record SomebodyIsNotInTheMeeting() : Refusal("Somebody is ticked who is not in this meeting. Nothing was recorded; please look at the page again.");
