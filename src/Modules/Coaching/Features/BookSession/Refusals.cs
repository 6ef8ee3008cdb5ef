using Confrere.Kernel.Refusals;

namespace Confrere.Coaching.Features.BookSession;

internal sealed record NoCoachIsChosen() : Refusal("You have no coach at the moment. Please choose one first.");

internal sealed record AllSessionsAreBooked(int Sessions) : Refusal($"All {Sessions} of your sessions are booked or held already. Nothing was changed.");

internal sealed record SlotIsTooSoon(int Hours) : Refusal($"That hour begins in less than {Hours} hours. Please choose a later one; nothing was booked.");

internal sealed record SlotIsNotFree() : Refusal("That hour is not free any more. Please choose another; nothing was booked.");

internal sealed record GroupMeetsTogether() : Refusal("Your group meets together: its coach books and moves the hours, and you are told. You can say for each meeting that you cannot come.");
