using System.Text;
using Confrere.Protocols.Contracts;

namespace Confrere.Protocols.Domain;

/// <summary>A protocol as plain text for a terminal: what it is, and its schedule. The page has the whole of it.</summary>
internal sealed class ProtocolText(Protocol protocol)
{
    private const int LabelWidth = 44;

    private readonly StringBuilder _text = new();

    public static string Of(Protocol protocol) => new ProtocolText(protocol).Write();

    private string Write()
    {
        Line($"{protocol.Title} ({protocol.Key}, version {protocol.Version})").Line(protocol.Summary);
        if (protocol.Amendment is { } amendment) Line($"Amended from {amendment.EffectiveOn:yyyy-MM-dd}: {amendment.Reason}");
        Head("Offered");
        foreach (var offering in protocol.Offerings) Line($"{offering.Title}: {PlainWords.Dose(offering)}, {PlainWords.Kind(offering)}, within {offering.WindowDays} days");
        Head("Arms");
        foreach (var arm in protocol.AllArms) Line($"{arm.Label} (share {arm.Ratio}){(arm.StartsAfterVisit is { } visit ? $", starts after {visit}" : "")}");
        Line(PlainWords.Draw(protocol.Randomisation));
        if (protocol.Boosters?.Randomisation is { } second) Line($"Booster: {PlainWords.Draw(second)}");
        WriteSchedule();
        Head("Judged");
        foreach (var outcome in protocol.Outcomes) Line($"{outcome.Label}, {outcome.Unit}, {(outcome.LowerIsBetter ? "lower" : "higher")} is better{(outcome.IsPrimary ? ", primary" : "")}");
        Line(protocol.Analysis.Estimand).Line(PlainWords.Method(protocol.Analysis));
        if (protocol.Undecided.Count > 0) Head("To be decided before a real study");
        foreach (var decision in protocol.Undecided) Line($"{decision.Field}: {decision.Why}");
        return _text.ToString().TrimEnd();
    }

    private void WriteSchedule()
    {
        Head("Schedule (x done, = given from there on)");
        var schedule = SpiritSchedule.Of(protocol);
        Line($"{"",-LabelWidth}{string.Concat(schedule.Columns.Select(column => $"{column.When,10}"))}");
        foreach (var row in schedule.Groups.SelectMany(group => group.Rows))
        {
            // The label in full above its marks when it is too long to stand beside them.
            if (row.Label.Length >= LabelWidth) Line(row.Label);
            Line($"{(row.Label.Length >= LabelWidth ? "" : row.Label),-LabelWidth}{string.Concat(row.Marks.Select(mark => $"{Sign(mark),10}"))}");
        }
    }

    private static string Sign(ScheduleMark mark) => mark switch { ScheduleMark.Done => "x", ScheduleMark.Given => "=====", _ => "." };

    private void Head(string words) => Line("").Line(words.ToUpperInvariant());

    private ProtocolText Line(string words)
    {
        _text.Append(words.TrimEnd()).Append('\n');
        return this;
    }
}
