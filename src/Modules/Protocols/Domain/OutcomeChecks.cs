using Confrere.Protocols.Contracts;

namespace Confrere.Protocols.Domain;

/// <summary>Whether what is judged is measured, on the scale and in the direction that the instrument has.</summary>
internal sealed class OutcomeChecks(Sheet sheet)
{
    private readonly Protocol _protocol = sheet.Protocol;

    public static bool Measures(Visit visit, string scale) =>
        visit.Instruments.Any(instrument => ShippedInstruments.ScalesOf(instrument).Any(known => known.Code == scale));

    public void CheckAll()
    {
        var primaries = _protocol.Outcomes.Count(outcome => outcome.IsPrimary);
        if (primaries != 1) sheet.Note("outcomes", $"{primaries} outcomes are marked primary.", "Mark exactly one with \"primary: yes\".");
        foreach (var (outcome, row) in _protocol.Outcomes.Zip(sheet.Rows("outcomes"))) CheckOutcome(outcome, row);
        foreach (var (estimand, row) in _protocol.Estimands.Zip(sheet.Rows("estimands"))) CheckEstimand(estimand, row);
        foreach (var twice in _protocol.Estimands.Zip(sheet.Rows("estimands")).GroupBy(pair => (pair.First.Outcome, pair.First.Visit)).Where(group => group.Count() > 1))
            sheet.Note(twice.Last().Second, "outcome", "There is an estimand of this outcome and visit already.", "Keep one.");
    }

    private void CheckOutcome(Outcome outcome, YamlMap row)
    {
        var yielded = _protocol.Visits.SelectMany(visit => visit.Instruments).Distinct().SelectMany(ShippedInstruments.ScalesOf).ToList();
        if (yielded.FirstOrDefault(scale => scale.Code == outcome.Scale) is not { } scale)
        {
            sheet.Note(row, "scale", $"No visit measures \"{outcome.Scale}\".", $"The instruments of the visits yield {string.Join(", ", yielded.Select(known => known.Code))}.");
            return;
        }
        if (scale.LowerIsBetter != outcome.LowerIsBetter)
            sheet.Note(row, "better", $"On {scale.Code} {(scale.LowerIsBetter ? "lower" : "higher")} is better, says its instrument.", $"Write {(scale.LowerIsBetter ? "lower" : "higher")}.");
        if (scale.Unit != outcome.Unit)
            sheet.Note(row, "unit", $"The instrument yields {scale.Code} in \"{scale.Unit}\".", $"Write {scale.Unit}.");
    }

    private void CheckEstimand(Estimand estimand, YamlMap row)
    {
        if (_protocol.Outcomes.All(outcome => outcome.Scale != estimand.Outcome))
            sheet.Note(row, "outcome", $"There is no outcome \"{estimand.Outcome}\".", Sheet.OneOf(_protocol.Outcomes.Select(outcome => outcome.Scale)));
        else if (sheet.FollowUp(estimand.Visit) is not { } visit)
            sheet.Note(row, "visit", $"There is no visit \"{estimand.Visit}\" after baseline.", Sheet.OneOf(sheet.FollowUps));
        else if (!Measures(visit, estimand.Outcome))
            sheet.Note(row, "visit", $"{visit.Code} does not measure {estimand.Outcome}.", "Add its instrument to the visit, or name another visit.");
        else if (PlanChecks.ControlStartsBefore(sheet, visit))
            sheet.Note(row, "visit", $"By {visit.Code} the control arm has been given the offering as well; nobody is left to compare with.",
                "Name a visit no later than the one that opens the control arm's offering.");
    }
}
