namespace Confrere.Protocols.Domain;

/// <summary>One line of the schedule, with a mark for each column.</summary>
internal sealed record SpiritRow(string Label, IReadOnlyList<ScheduleMark> Marks);
