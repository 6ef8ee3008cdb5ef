using Confrere.Protocols.Contracts;

namespace Confrere.Protocols.Domain;

/// <summary>The schedule of enrolment, interventions and assessments as SPIRIT 2025 asks for it: points in time across, what happens down.</summary>
internal sealed record SpiritSchedule(IReadOnlyList<SpiritColumn> Columns, IReadOnlyList<SpiritGroup> Groups)
{
    public static SpiritSchedule Of(Protocol protocol)
    {
        var later = protocol.Visits.Where(visit => !visit.IsBaseline).OrderBy(visit => visit.DueDay).ToList();
        var start = protocol.IsRandomised ? "Allocation" : "Start";
        List<SpiritColumn> columns =
        [
            new("Enrolment", "before", null), new(start, "day 0", null),
            .. later.Select(visit => new SpiritColumn(visit.Label, $"day {visit.DueDay}", visit)),
        ];
        return new(columns,
        [
            new("Enrolment", [.. EnrolmentRows(protocol, columns, start)]),
            new("What is given", [.. protocol.Arms.Select(arm => Given(protocol, arm, null, columns)), .. BoosterRows(protocol, columns)]),
            new("What is asked", [.. protocol.Visits.SelectMany(visit => visit.Instruments).Distinct().Select(code => new SpiritRow(
                code.ToUpperInvariant(), [.. columns.Select((column, place) => Asks(place == 0 ? protocol.Baseline : column.Visit, code))]))]),
        ]);
    }

    private static IEnumerable<SpiritRow> EnrolmentRows(Protocol protocol, List<SpiritColumn> columns, string start)
    {
        yield return At(0, "Entry questions", columns);
        yield return At(0, "Consent", columns);
        if (protocol.IsRandomised) yield return At(1, start, columns);
        if (protocol.Boosters is { Who: BoosterRules.Drawn } boosters)
            yield return At(columns.FindIndex(column => column.Visit?.Code == boosters.AfterVisit), "Second draw, for the booster", columns);
    }

    private static IEnumerable<SpiritRow> BoosterRows(Protocol protocol, List<SpiritColumn> columns)
    {
        if (protocol.Boosters is not { } boosters) return [];
        if (boosters.Who == BoosterRules.Drawn) return boosters.Arms.Select(arm => Given(protocol, arm, boosters.AfterVisit, columns));
        var title = boosters.Who == BoosterRules.OnRequest ? "Booster, for whoever asks" : "Booster";
        return [Given(protocol, new(new("booster"), title, 1, boosters.Offering, boosters.AfterVisit, ""), null, columns)];
    }

    private static SpiritRow Given(Protocol protocol, Arm arm, string? drawnAfter, List<SpiritColumn> columns)
    {
        var offering = protocol.Offerings.Single(known => known.Code == arm.Offering);
        var opens = arm.StartsAfterVisit ?? drawnAfter;
        var from = opens is null ? 1 : columns.FindIndex(column => column.Visit?.Code == opens);
        var ends = (columns[from].Visit?.DueDay ?? 0) + offering.WindowDays;
        // A course that ends while a visit can still be answered is measured there, so it is drawn up to that visit.
        var until = columns.FindIndex(from + 1, column => column.Visit!.LastDay >= ends);
        if (until < 0) until = columns.Count;
        return new($"{arm.Label}: {offering.Title.ToLowerInvariant()}",
            [.. columns.Select((_, place) => place >= from && place < until ? ScheduleMark.Given : ScheduleMark.Nothing)]);
    }

    private static SpiritRow At(int point, string label, List<SpiritColumn> columns) =>
        new(label, [.. columns.Select((_, place) => place == point ? ScheduleMark.Done : ScheduleMark.Nothing)]);

    private static ScheduleMark Asks(Visit? visit, string instrument) =>
        visit is not null && visit.Instruments.Contains(instrument) ? ScheduleMark.Done : ScheduleMark.Nothing;
}
