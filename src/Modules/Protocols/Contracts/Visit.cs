namespace Confrere.Protocols.Contracts;

/// <summary>A measuring point. Days count from allocation (baseline: from consent); the window opens before and closes after the due day.</summary>
public sealed record Visit(string Code, string Label, bool IsBaseline, int DueDay, int OpensDaysBefore, int ClosesDaysAfter, IReadOnlyList<string> Instruments)
{
    /// <summary>The reminder ladder: days after the due day, rising; each rung falls away once the answers are in. Empty: nobody is reminded.</summary>
    public IReadOnlyList<int> RemindDays { get; init; } = OneDayLater;

    /// <summary>What a visit that says nothing about reminders has.</summary>
    public static readonly IReadOnlyList<int> OneDayLater = [1];

    public int FirstDay => DueDay - OpensDaysBefore;

    public int LastDay => DueDay + ClosesDaysAfter;
}
