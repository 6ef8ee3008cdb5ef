namespace Confrere.Protocols.Contracts;

/// <summary>A measuring point. Days count from allocation (baseline: from consent); the window opens before and closes after the due day.</summary>
public sealed record Visit(string Code, string Label, bool IsBaseline, int DueDay, int OpensDaysBefore, int ClosesDaysAfter, IReadOnlyList<string> Instruments);
