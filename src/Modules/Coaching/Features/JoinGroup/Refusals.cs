using Confrere.Kernel.Refusals;

namespace Confrere.Coaching.Features.JoinGroup;

internal sealed record NoSeatIsChosen() : Refusal("Please choose a participant and a group. Nobody was seated.");

internal sealed record GroupHasMet() : Refusal("This group has met already. Who comes later waits for another; nobody was seated.");

internal sealed record GroupIsFull(int Size) : Refusal($"All {Size} of this group are there, or it is another offering. Nobody was seated.");

internal sealed record CompanionsDoNotFit() : Refusal("A hard rule stands between the participant and one of this group: the same department, or something that was stated. Nobody was seated.");

internal sealed record MeetingsDoNotFit() : Refusal("The participant is not free at every meeting that this group has booked. Move the meeting, or find another group; nobody was seated.");
