using Confrere.Enrolment.Contracts;
using Confrere.Protocols.Contracts;

namespace Confrere.Allocation.Domain;

/// <summary>What the participant flow is made of.</summary>
/// <param name="Visits">Those after the baseline, by their day.</param>
/// <param name="Awaited">The visit that ends the waiting of every arm that waits; null when none does.</param>
/// <param name="Groups">One without a label when the arms may not be told apart.</param>
internal sealed record FlowFacts(
    RecruitmentCounts Recruited, IReadOnlyList<ScreeningReason> Reasons, string Baseline, IReadOnlyList<Visit> Visits, Visit? Awaited,
    IReadOnlyList<FlowGroup> Groups, IReadOnlyList<FlowPerson> People)
{
    /// <summary>False where nothing is drawn at the start: then those who started stand where else those allocated by chance do.</summary>
    public bool IsDrawn { get; init; } = true;

    /// <summary>Rounds of a lottery can have places for all: whoever had theirs without a draw leaves the trunk there, and the number is kept when it is nought.</summary>
    public bool IsLottery { get; init; }

    public string Entered => IsDrawn ? "Allocated by chance" : "Started";

    /// <summary>Null where no further sessions are drawn.</summary>
    public SecondDraw? Boosters { get; init; }
}
