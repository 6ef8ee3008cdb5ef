using Confrere.Kernel.Refusals;

namespace Confrere.Coaching.Features.RecordSession;

internal sealed record NoSuchSession() : Refusal("There is no such session of yours.");

internal sealed record SessionIsRecorded() : Refusal("This session is recorded or cancelled already. Nothing was changed.");

internal sealed record SessionHasNotBegun() : Refusal("This session has not begun yet. It can be recorded from its start on, or cancelled before.");

internal sealed record LengthIsUnlikely(int Shortest, int Longest)
    : Refusal($"The length should be between {Shortest} and {Longest} minutes. Nothing was recorded.");

internal sealed record NoHourIsChosen() : Refusal("Please choose an hour. Nothing was changed.");
