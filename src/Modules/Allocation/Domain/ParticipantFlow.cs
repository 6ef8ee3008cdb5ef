using Confrere.Allocation.Contracts;
using Confrere.Enrolment.Contracts;
using Confrere.Protocols.Contracts;
using Confrere.Surveys.Contracts;

namespace Confrere.Allocation.Domain;

/// <summary>
/// The participant flow of a programme: until the visit for which the delayed arm waits, and from there on. A first period is over for
/// somebody when that visit is answered or its window has shut, in every arm alike. Pure.
/// </summary>
internal sealed record ParticipantFlow(FlowChart Chart, IReadOnlyDictionary<string, FlowList> Lists)
{
    public const string Allocated = "allocated";

    public static ParticipantFlow Of(FlowFacts facts)
    {
        var lists = new FlowLists();
        var allocated = facts.People.Where(person => person.IsAllocated).ToList();
        var first = facts.Awaited is { } awaited ? facts.Visits.Where(visit => visit.DueDay <= awaited.DueDay).ToList() : facts.Visits;
        List<FlowPanel> panels = [new(facts.Awaited is null ? "From invitation to the last survey" : "Until the end of the waiting", Trunk(facts, allocated, lists), Columns(facts, allocated, first, false, lists))];
        if (facts.Awaited is not null) panels.Add(Second(facts, facts.Awaited, allocated, [.. facts.Visits.Except(first)], lists));
        if (facts.Boosters is { } second) panels.Add(BoosterFlow.Panel(facts, second, panels[^1].Trunk[^1].Remaining, lists));
        return new(new(panels), lists.ByKey);
    }

    private static List<FlowBox> Trunk(FlowFacts facts, List<FlowPerson> allocated, FlowLists lists)
    {
        var recruited = facts.Recruited;
        FlowNumber Plain(string label, int count) => new(label, count);
        var waiting = facts.People.Where(person => !person.IsAllocated && !person.HasUndrawnPlace).ToList();
        FlowNumber Not(string key, string label, Func<FlowPerson, VisitProgress, bool> counts) =>
            lists.Number(key, label, waiting.Where(person => person.At(facts.Baseline) is { } progress && counts(person, progress)), "Consented");
        var drawn = lists.Number(Allocated, facts.Entered, allocated);
        return
        [
            new("Invited", Plain("Invited", recruited.Invited), Plain("Answered", recruited.Assessed), [Plain("No answer yet", recruited.Invited - recruited.Assessed)]),
            new("Answered", Plain("Answered", recruited.Assessed), Plain("Consented", recruited.Consented),
            [
                .. Reasons(facts).Select(reason => Plain($"Not eligible ({reason.Question})", reason.Count)), Plain("Declined", recruited.Declined),
                Plain("Undecided", recruited.Assessed - recruited.NotEligible - recruited.Declined - recruited.Consented),
            ]),
            new("Consented", lists.Number("consented", "Consented", facts.People) with { Count = recruited.Consented }, drawn,
            [
                Not("first-open", "First survey open", (_, progress) => progress is VisitProgress.ToCome or VisitProgress.Open),
                Not("first-missed", "First survey missed", (_, progress) => progress is VisitProgress.Missed),
                Not("first-left", facts.IsDrawn ? "Left before the draw" : "Left before the start", (person, progress) => progress is VisitProgress.Left || progress is VisitProgress.Submitted && person.HasLeft),
                Not("first-sent", facts.IsDrawn ? "Sent, not drawn yet" : "Sent, not started yet", (person, progress) => progress is VisitProgress.Submitted && !person.HasLeft),
                .. facts.IsLottery ? [lists.Number("place-undrawn", "A place without a lottery (places for all)", facts.People.Where(person => person.HasUndrawnPlace), "Consented")] : Array.Empty<FlowNumber>(),
            ]),
            new(facts.Entered, drawn, drawn, []),
        ];
    }

    // Without questions in the protocol nobody can fail one; a count that is there all the same is shown and not lost.
    private static IEnumerable<ScreeningReason> Reasons(FlowFacts facts)
    {
        var unexplained = facts.Recruited.NotEligible - facts.Reasons.Sum(reason => reason.Count);
        return unexplained == 0 && facts.Reasons.Count > 0 ? facts.Reasons : facts.Reasons.Append(new("no reason kept", "", unexplained));
    }

    private static FlowPanel Second(FlowFacts facts, Visit awaited, List<FlowPerson> allocated, IReadOnlyList<Visit> visits, FlowLists lists)
    {
        bool Over(FlowPerson person) => person.At(awaited.Code) is VisitProgress.Submitted or VisitProgress.Missed;
        bool Left(FlowPerson person) => person.At(awaited.Code) is VisitProgress.Left;
        var begun = allocated.Where(Over).ToList();
        var drawn = lists.Number(Allocated, facts.Entered, allocated);
        var second = lists.Number("second", "Waiting is over for everybody here", begun);
        return new("After the waiting, when every group's coaching is open",
        [
            new(facts.Entered, drawn, second,
            [
                lists.Number("second-before", "Still before its end", allocated.Where(person => !Over(person) && !Left(person))),
                lists.Number("second-left", "Left before its end", allocated.Where(Left)),
            ]),
            new("Waiting is over", second, second, []),
        ], Columns(facts, begun, visits, true, lists));
    }

    private static List<FlowColumn> Columns(FlowFacts facts, List<FlowPerson> people, IReadOnlyList<Visit> visits, bool isSecond, FlowLists lists) =>
        [.. facts.Groups.Select(group => Column(facts, group, [.. people.Where(person => person.Group == group.Key)], visits, isSecond, lists))];

    private static FlowColumn Column(FlowFacts facts, FlowGroup group, List<FlowPerson> people, IReadOnlyList<Visit> visits, bool isSecond, FlowLists lists)
    {
        var entered = lists.Number(isSecond ? $"{group.Key}.second" : $"{group.Key}.all", group.Label ?? facts.Entered, people);
        var boxes = visits.Select(visit => AtVisit(group, visit, entered, people, lists));
        return new(group.Label, entered, group.StartsLater == isSecond ? [Coaching(group, entered, people, lists), .. boxes] : [.. boxes]);
    }

    private static FlowBox Coaching(FlowGroup group, FlowNumber entered, List<FlowPerson> people, FlowLists lists) => new(
        "Coaching by now", entered, lists.Number($"{group.Key}.coached", "Held a session", people.Where(person => person.Sessions > 0), group.Label),
        [lists.Number($"{group.Key}.uncoached", "Held none", people.Where(person => person.Sessions == 0), group.Label)])
    {
        Beside = [new("Sessions held together", people.Sum(person => person.Sessions))],
    };

    public static FlowBox AtVisit(FlowGroup group, Visit visit, FlowNumber entered, List<FlowPerson> people, FlowLists lists)
    {
        var place = group.Label is null ? visit.Label : $"{group.Label}, {visit.Label}";
        FlowNumber At(string label, VisitProgress? progress) =>
            lists.Number($"{group.Key}.{visit.Code}.{progress?.ToString().ToLowerInvariant() ?? "none"}", label, people.Where(person => person.At(visit.Code) == progress), place);
        List<FlowNumber> exits =
        [
            At("Still to come", VisitProgress.ToCome), At("Open now", VisitProgress.Open), At("Missed", VisitProgress.Missed), At("Left the study", VisitProgress.Left),
        ];
        // A visit that an amendment brought is not asked of those who consented before it.
        if (people.Any(person => person.At(visit.Code) is null)) exits.Add(At("Not in their version", null));
        return new(visit.Label, entered, At("Answered", VisitProgress.Submitted), exits);
    }
}
