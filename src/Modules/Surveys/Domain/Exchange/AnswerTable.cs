using System.Globalization;
using CsvHelper;

namespace Confrere.Surveys.Domain.Exchange;

/// <summary>Answers in long form, a row for every item that was asked, answered or not, and the tables that explain them.</summary>
internal static class AnswerTable
{
    public static readonly IReadOnlyList<string> Columns = ["participant", "visit", "submitted_at", "corrected_at", "instrument", "item", "value"];

    public static IEnumerable<AnswerRow> Rows(AnswerSheet sheet) =>
        from instrument in sheet.Instruments
        from section in instrument.Sections
        from item in section.Items
        select new AnswerRow(sheet.Participant, sheet.Visit, sheet.SubmittedAt ?? "", sheet.CorrectedAt ?? "", instrument.Version, item.Code, sheet.Answers.GetValueOrDefault(item.Code));

    public static long WriteLong(IEnumerable<AnswerSheet> sheets, TextWriter output)
    {
        using var csv = Begin(output, [.. Columns]);
        var rows = 0L;
        foreach (var row in sheets.SelectMany(Rows))
        {
            csv.WriteRecord([Text(row.Participant), Text(row.Visit), row.SubmittedAt, row.CorrectedAt, row.Instrument, row.Item, Number(row.Value)]);
            rows++;
        }
        return rows;
    }

    /// <summary>A row for every scale, with its unit; empty where the missing-item rule yields no score.</summary>
    public static long WriteScores(IEnumerable<AnswerSheet> sheets, TextWriter output)
    {
        using var csv = Begin(output, ["participant", "visit", "submitted_at", "corrected_at", "instrument", "scale", "value", "unit", "raw", "answered", "asked"]);
        var rows = 0L;
        foreach (var sheet in sheets)
            foreach (var instrument in sheet.Instruments)
                foreach (var score in Scorer.Score(instrument, sheet.Answers))
                {
                    csv.WriteRecord([Text(sheet.Participant), Text(sheet.Visit), sheet.SubmittedAt ?? "", sheet.CorrectedAt ?? "", instrument.Version, score.Scale.Code, Number(score.Value),
                        Text(score.Scale.Unit), Number(score.Raw), Number(score.ItemsAnswered), Number(score.ItemsAsked)]);
                    rows++;
                }
        return rows;
    }

    /// <summary>What every item and scale means: the data dictionary that goes with both tables.</summary>
    public static void WriteDictionary(IEnumerable<Instrument> instruments, TextWriter output)
    {
        using var csv = Begin(output, ["kind", "code", "instrument", "label", "values", "unit", "rule", "direction", "source"]);
        foreach (var instrument in instruments)
        {
            foreach (var section in instrument.Sections)
                foreach (var item in section.Items)
                    csv.WriteRecord(["item", item.Code, instrument.Version, Text($"{section.Stem} {item.Text}"),
                        Text(string.Join("; ", section.Anchors.Select(anchor => FormattableString.Invariant($"{anchor.Value} = {anchor.Label}")))),
                        "", item.IsReversed ? "reversed in every scale" : "", "", Text(instrument.Source)]);
            foreach (var scale in instrument.Scales)
                csv.WriteRecord(["scale", scale.Code, instrument.Version, Text(scale.Label), FormattableString.Invariant($"{scale.Lowest} to {scale.Highest}"), Text(scale.Unit),
                    Text(scale.RuleInWords()), scale.LowerIsBetter ? "lower is better" : "higher is better", Text(instrument.Source)]);
        }
    }

    private static CsvWriter Begin(TextWriter output, string[] columns)
    {
        var csv = CsvWriter.Create(output, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true);
        csv.WriteRecord(columns);
        return csv;
    }

    private static string Text(string text) => FormulaGuard.Guarded(text);

    private static string Number(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "";
}
