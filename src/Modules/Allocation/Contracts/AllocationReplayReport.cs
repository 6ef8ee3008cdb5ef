using Confrere.Kernel.Identifiers;

namespace Confrere.Allocation.Contracts;

/// <summary>What a replay found. The problem names the first place that differs and never an arm.</summary>
/// <param name="Commitment">The published commitment; null when the programme has no sealed list.</param>
public sealed record AllocationReplayReport(ProgrammeId Programme, int Allocated, string? Commitment, string? Problem)
{
    /// <summary>Of the second draw.</summary>
    public bool IsOfBoosters { get; init; }

    /// <summary>False where nothing is drawn at the start: the starts were held against the log, and there was no draw to make again.</summary>
    public bool IsDrawn { get; init; } = true;

    public bool IsTrue => Problem is null;
}
