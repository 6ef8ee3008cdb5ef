using Confrere.Analysis.Domain.Freeze;
using Confrere.Analysis.Domain.Plan;
using Confrere.Analysis.Domain.Problems;
using CsvHelper;

namespace Confrere.Analysis.Features.AnalyseFile;

/// <summary>Reads a trial's file and turns it into frozen rows, whatever its form. Streams; notes everything that is wrong.</summary>
internal sealed class TrialFileReader(FilePlan file, InputProblems problems)
{
    private TrialPlan Plan => file.Plan;

    public FrozenDataset? Read(TextReader text)
    {
        using var reader = CsvReader.Create(text, new CsvReaderOptions
        {
            Separator = ',', HasHeader = false, TrimWhitespace = true, TrackLineNumbers = true, OnMalformedRecord = Malformed,
        }, leaveOpen: true);
        if (!reader.Read())
        {
            problems.File("The file is empty.");
            return null;
        }
        var columns = HeaderOf(reader.Current.ToArray());
        if (problems.Any) return null;
        var cells = new FileCells(file, problems);
        FileRows rows = file.Layout is LongLayout layout ? new LongRows(file, layout, cells, problems) : new WideRows(file, (WideLayout)file.Layout, cells, problems);
        while (reader.Read())
            if (reader.Current.ToArray() is var row && row.Length != columns.Count) problems.Row(reader.LineNumber, $"It has {row.Length} cells; the header has {columns.Count}.");
            else rows.Take(new(reader.LineNumber, row, columns, file.Missing));
        var frozen = rows.Whole();
        return problems.Any ? null : FrozenDataset.Of(frozen, Dictionary());
    }

    private void Malformed(CsvMalformedRecord record) => problems.Row(record.LineNumber, record.Reason switch
    {
        CsvMalformedReason.UnterminatedQuote => "A quotation mark is opened and never closed.",
        CsvMalformedReason.TextAfterClosingQuote => "There is text after a closing quotation mark.",
        _ => "A quotation mark stands inside a cell that does not begin with one.",
    });

    private Dictionary<string, int> HeaderOf(string[] header)
    {
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < header.Length; i++)
            if (!columns.TryAdd(header[i], i)) problems.Row(1, $"The column \"{header[i]}\" is there twice.");
        var missing = file.Needed.Where(column => !columns.ContainsKey(column)).ToList();
        if (missing.Count > 0 && header.Length == 1 && header[0].Contains(';', StringComparison.Ordinal))
            problems.Row(1, "The columns are separated by semicolons; save the file with commas.");
        else
            foreach (var column in missing) problems.Row(1, $"There is no column \"{column}\", which the plan names; there are {string.Join(", ", header)}.");
        return columns;
    }

    private List<FrozenVariable> Dictionary() =>
    [
        new(TrialTable.ArmVariable, "Arm to which the participant was randomised", "category", "", $"{Plan.Treated.Level} ({Plan.Treated.Label}); {Plan.Control.Level} ({Plan.Control.Label})"),
        .. Plan.Outcomes.Select(o => new FrozenVariable(o.Code, o.Label, "number", o.Unit, $"{FrozenText.Number(o.Lowest)} to {FrozenText.Number(o.Highest)}; {o.Direction}")),
        .. Plan.Dose is { } dose ? [new FrozenVariable(PlannedDose.Code, dose.Label, "number", dose.Unit, $"{FrozenText.Number(dose.Full)} is a full course")] : Array.Empty<FrozenVariable>(),
        .. file.BlockColumn is null ? [] : new[] { new FrozenVariable(PlannedRandomisationTest.BlockCode, "Block within which arms were drawn", "category", "", "") },
        .. Plan.Clusters is { } clusters && file.ClusterColumn is not null ? [new FrozenVariable(PlannedClusters.Code, $"Who treated the participant ({clusters.Label})", "category", "", "")] : Array.Empty<FrozenVariable>(),
        .. HasReasons ? new[] { new FrozenVariable(TrialTable.ReasonVariable, "Why the visit's score is missing", "category", "", "") } : [],
        .. Plan.Covariates.Select(c => new FrozenVariable(c.Code, c.Label, c.IsCategory ? "category" : "number", c.Unit, string.Join("; ", c.Levels ?? []))),
    ];

    private bool HasReasons => file.Layout is LongLayout { ReasonColumn: not null } or WideLayout { Reasons.Count: > 0 };
}
