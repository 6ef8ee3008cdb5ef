namespace Confrere.Shell.Components;

/// <summary>One bookable time: what is posted, the time as read ("17:30") and for machines, and a remark such as "by video".</summary>
public sealed record Slot(string Value, string Text, string Iso, string? Note = null);
