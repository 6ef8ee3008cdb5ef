namespace Confrere.Allocation.Domain;

/// <summary>
/// The participant flow as trials publish it. Everyone who enters a step leaves it by one of its exits or stands in the next step, so
/// that each step's number is the next one's plus its exits; a visit's number and its exits are those allocated. The arms are not parted:
/// a number that moves when somebody is allocated would tell a director who started when.
/// </summary>
internal sealed record ParticipantFlow(IReadOnlyList<FlowStep> Recruitment, IReadOnlyList<FlowStep> Visits)
{
    public int Allocated => Recruitment[^1].Count;

    public static ParticipantFlow Of(FlowCounts counts)
    {
        var notAllocated = counts.Consented - counts.Allocated;
        return new(
        [
            new("Invited", counts.Invited, [new("No answer yet", counts.Invited - counts.Answered)]),
            new("Answered", counts.Answered,
            [
                new("Not eligible", counts.NotEligible), new("Declined", counts.Declined),
                new("Undecided", counts.Answered - counts.NotEligible - counts.Declined - counts.Consented),
            ]),
            new("Consented", counts.Consented,
            [
                new("First survey open", counts.BaselineOpen), new("First survey missed", counts.BaselineMissed),
                new("Left before it", notAllocated - counts.BaselineOpen - counts.BaselineMissed),
            ]),
            new("Allocated by chance", counts.Allocated, []),
        ],
        [.. counts.Visits.Select(visit => VisitOf(visit, counts.Allocated))]);
    }

    private static FlowStep VisitOf(FlowVisit visit, int allocated) => new(visit.Label, visit.Submitted,
    [
        new("Still to come", visit.ToCome), new("Open now", visit.Open), new("Missed", visit.Missed),
        new("Left the study", allocated - visit.Submitted - visit.ToCome - visit.Open - visit.Missed),
    ]);
}
