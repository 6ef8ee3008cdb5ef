using System.Globalization;
using CsvHelper;

namespace Confrere.Surveys.Domain.Exchange;

/// <summary>
/// An instrument as a REDCap data dictionary and back: an item is a radio field, a section a matrix with its header, title and recall a
/// descriptive field at the top. Scoring is not part of a dictionary; it stays the instrument's.
/// </summary>
internal static class RedcapDictionary
{
    private const string Name = "Variable / Field Name", Form = "Form Name", Header = "Section Header", Type = "Field Type", Label = "Field Label",
        Choices = "Choices, Calculations, OR Slider Labels", Matrix = "Matrix Group Name";

    private static readonly string[] Columns =
    [
        Name, Form, Header, Type, Label, Choices, "Field Note", "Text Validation Type OR Show Slider Number", "Text Validation Min", "Text Validation Max",
        "Identifier?", "Branching Logic (Show field only if...)", "Required Field?", "Custom Alignment", "Question Number (surveys only)", Matrix,
        "Matrix Ranking?", "Field Annotation",
    ];

    public static void Write(Instrument instrument, TextWriter output)
    {
        using var csv = CsvWriter.Create(output, new CsvWriterOptions { NewLine = "\r\n" }, leaveOpen: true);
        csv.WriteRecord(Columns);
        Row(csv, instrument.Code + "_about", instrument, "descriptive", RedcapText.Headed(instrument.Title, instrument.Recall));
        foreach (var section in instrument.Sections)
        {
            var choices = string.Join(" | ", section.Anchors.Select(anchor => FormattableString.Invariant($"{anchor.Value}, {RedcapText.Written(anchor.Label)}")));
            foreach (var item in section.Items)
                Row(csv, item.Code, instrument, "radio", RedcapText.Written(item.Text), item == section.Items[0] ? RedcapText.Headed(section.Title, section.Stem) : "",
                    choices, $"{instrument.Code}_{section.Code.Replace('-', '_')}");
        }
    }

    private static void Row(CsvWriter csv, string name, Instrument instrument, string type, string label, string header = "", string choices = "", string matrix = "")
    {
        var values = new Dictionary<string, string> { [Name] = name, [Form] = instrument.Code, [Header] = header, [Type] = type, [Label] = label, [Choices] = choices, [Matrix] = matrix };
        csv.WriteRecord([.. Columns.Select(column => FormulaGuard.Guarded(values.GetValueOrDefault(column, "")))]);
    }

    /// <param name="itemOf">The item behind a variable's name; a field of another form is passed over when it returns null.</param>
    public static SiteWording Read(Stream stream, Instrument instrument, Func<string, string?> itemOf, FileProblems problems)
    {
        var (title, recall) = ((string?)null, (string?)null);
        var items = new List<WordedItem>();
        var (heading, line) = ((string?)null, (string?)null);
        foreach (var row in new CsvTable(stream, problems).Rows(table => table.Require([Name, Header, Type, Label, Choices])))
        {
            if (row[Name] == instrument.Code + "_about") (title, recall) = RedcapText.Parts(row[Label]);
            if (row[Header].Length > 0) (heading, line) = RedcapText.Parts(row[Header]);
            if (itemOf(row[Name]) is not { } item) continue;
            if (row[Type] is not ("radio" or "dropdown")) problems.Note(row.Number, Type, $"\"{FileProblems.Shown(row[Type])}\" is no type that we know for an item. Use radio or dropdown.");
            items.Add(new(item, RedcapText.Plain(row[Label]), heading, line, ChoicesOf(row, problems), row.Number, Name));
        }
        return new(title, recall, items);
    }

    private static List<ResponseAnchor> ChoicesOf(CsvRow row, FileProblems problems)
    {
        var anchors = new List<ResponseAnchor>();
        foreach (var choice in row[Choices].Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var comma = choice.IndexOf(',');
            if (comma > 0 && int.TryParse(choice.AsSpan(0, comma).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var value))
                anchors.Add(new(value, RedcapText.Plain(choice[(comma + 1)..])));
            else problems.Note(row.Number, Choices, $"\"{FileProblems.Shown(choice)}\" is not a whole number, a comma and the answer's text.");
        }
        return anchors;
    }
}
