using Confrere.Protocols.Contracts;

namespace Confrere.Protocols.Domain;

/// <summary>
/// What a document may state and this version does not carry out: a programme is not made from it, so that nothing breaks, or is done
/// otherwise than written, after people have consented. Whoever builds one of these takes its line away.
/// </summary>
internal sealed class ExecutionLimits(Sheet sheet)
{
    public static IReadOnlyList<DocumentProblem> Of(Protocol protocol, YamlMap root)
    {
        var limits = new ProblemList();
        new ExecutionLimits(new(protocol, root, limits)).NoteAll();
        return limits.InOrder;
    }

    private void NoteAll()
    {
        var protocol = sheet.Protocol;
        if (!protocol.IsRandomised && protocol.Coaches.StartWithinDays is not null)
            Note(sheet.Group("coaches"), "startWithinDays", "nobody waits for coach hours where nothing is drawn: everybody starts at once", "leave it out");
        if (protocol.IsInRounds && protocol.Coaches.StartWithinDays is not null)
            Note(sheet.Group("coaches"), "startWithinDays", "a round is drawn when it is closed, whether coaches have hours or not", "leave it out, and close no round before the coaches are there");
        foreach (var (offering, row) in protocol.Offerings.Zip(sheet.Rows("offerings")).Where(pair => !CanBeGiven(pair.First.Kind) && IsGiven(pair.First, protocol)))
            Note(row, "kind", $"the kind \"{offering.Kind}\" is given to no arm: an arm's dose is counted in sessions that a participant and a coach both attest",
                "write one-to-one or group, or take it out of the arms: the director then plans it as a gathering for everybody");
        NoteBoosters(protocol);
    }

    private void NoteBoosters(Protocol protocol)
    {
        var boosters = protocol.Boosters;
        var given = boosters?.Arms.Select(arm => arm.Offering).Append(boosters.Offering).ToHashSet() ?? [];
        if (protocol.Offerings.Any(offering => offering.Kind == Offering.Group && given.Contains(offering.Code)))
            Note(sheet.Group("boosters"), "offering", "further sessions are with a coach alone", "name a one-to-one offering");
        if (boosters?.Randomisation is not { } draw || sheet.Group("boosters").Map("randomisation") is not { } map) return;
        if (draw.Method is Randomisation.Lottery or Randomisation.Undrawn) Note(map, "method", $"boosters are not drawn by \"{draw.Method}\"", "write permuted-blocks");
        if (draw.Intake != Randomisation.Rolling) Note(map, "intake", "each booster is drawn when its survey is in", "write rolling");
    }

    private static bool CanBeGiven(string kind) => kind is Offering.OneToOne or Offering.TraineeCoaching or Offering.Group;

    // What no arm and no booster gives is offered to everybody, as gatherings.
    private static bool IsGiven(Offering offering, Protocol protocol) =>
        protocol.AllArms.Any(arm => arm.Offering == offering.Code) || protocol.Boosters?.Offering == offering.Code;

    private void Note(YamlMap map, string key, string what, string remedy) => sheet.Note(map, key, $"In this version {what}.", $"To run it now, {remedy}.");
}
