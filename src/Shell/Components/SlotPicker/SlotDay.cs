namespace Confrere.Shell.Components;

/// <summary>The bookable times of one day, headed by the day as read ("Tuesday 24 November").</summary>
public sealed record SlotDay(string Label, IReadOnlyList<Slot> Slots);
