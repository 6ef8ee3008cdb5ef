using Confrere.Allocation.Contracts;
using Confrere.Surveys.Contracts;

namespace Confrere.Allocation.Domain;

/// <summary>The panel of the second draw: who of those before it was drawn, and what became of each group. Pure.</summary>
internal static class BoosterFlow
{
    /// <param name="before">Those with whom the panel before this one ended: all of them are accounted for here.</param>
    public static FlowPanel Panel(FlowFacts facts, SecondDraw second, FlowNumber before, FlowLists lists)
    {
        var here = lists.ByKey[before.Key!].Codes.ToHashSet(StringComparer.Ordinal);
        var people = facts.People.Where(person => here.Contains(person.Code)).ToList();
        var drawn = people.Where(person => person.Booster is not null).ToList();
        FlowNumber Not(string key, string label, VisitProgress? progress) =>
            lists.Number($"further-{key}", label, people.Where(person => person.Booster is null && person.At(second.Visit.Code) == progress), "Second draw");
        var entered = lists.Number("further", "Drawn for further sessions", drawn);
        FlowBox box = new("Before the second draw", lists.Number("further-before", before.Label, people), entered,
        [
            Not("to-come", $"{second.Visit.Label}: still to come", VisitProgress.ToCome), Not("open", $"{second.Visit.Label}: open now", VisitProgress.Open),
            Not("missed", $"{second.Visit.Label}: missed, so not drawn", VisitProgress.Missed), Not("left", "Left the study before it", VisitProgress.Left),
            Not("sent", "Answered and had left the coaching, so not drawn", VisitProgress.Submitted),
        ]);
        // An earlier version of the protocol may not have had the visit.
        if (people.Any(person => person.Booster is null && person.At(second.Visit.Code) is null)) box = box with { Exits = [.. box.Exits, Not("none", "Not in their version", null)] };
        var visits = facts.Visits.Where(visit => visit.DueDay > second.Visit.DueDay).ToList();
        return new($"The second draw, after \"{second.Visit.Label}\"", [box, new("Drawn for further sessions", entered, entered, [])],
            [.. second.Groups.Select(group => Column(group, [.. drawn.Where(person => person.Booster == group.Key)], visits, lists))]);
    }

    private static FlowColumn Column(FlowGroup group, List<FlowPerson> people, IReadOnlyList<Protocols.Contracts.Visit> visits, FlowLists lists)
    {
        var own = group with { Key = $"further.{group.Key}" };
        var entered = lists.Number($"{own.Key}.all", group.Label ?? "Drawn for further sessions", people);
        var boxes = visits.Select(visit => ParticipantFlow.AtVisit(own, visit, entered, people, lists)).ToList();
        if (group.StartsLater is not null) boxes.Insert(0, Held(own, entered, people, lists));
        return new(group.Label, entered, boxes);
    }

    private static FlowBox Held(FlowGroup group, FlowNumber entered, List<FlowPerson> people, FlowLists lists) => new(
        "Further sessions by now", entered, lists.Number($"{group.Key}.coached", "Held one", people.Where(person => person.FurtherSessions > 0), group.Label),
        [lists.Number($"{group.Key}.uncoached", "Held none", people.Where(person => person.FurtherSessions == 0), group.Label)])
    {
        Beside = [new("Further sessions held together", people.Sum(person => person.FurtherSessions))],
    };
}
