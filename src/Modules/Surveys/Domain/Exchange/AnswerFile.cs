using System.Globalization;

namespace Confrere.Surveys.Domain.Exchange;

/// <summary>
/// Reads answers out of a file, a row or a sheet at a time. Four shapes: wide (a row for each participant and visit), long (a row for
/// each answer), a REDCap export of raw values with its events and repeats, and FHIR QuestionnaireResponses; the first three are CSV. Whatever is wrong is noted; sheets that come before
/// it have been handed out, so the caller keeps nothing unless the problems are empty at the end.
/// </summary>
internal sealed class AnswerFile(IReadOnlyList<Instrument> instruments, IReadOnlyDictionary<string, string> nameOfItem, FileProblems problems)
{
    private const string Participant = "participant", Visit = "visit", Item = "item", Value = "value",
        Event = "redcap_event_name", RepeatForm = "redcap_repeat_instrument", RepeatNumber = "redcap_repeat_instance";

    private readonly Dictionary<string, InstrumentItem> _items =
        instruments.SelectMany(instrument => instrument.Items.Values).ToDictionary(item => item.Code, StringComparer.Ordinal);
    private readonly Dictionary<(string, string), long> _rowOfSheet = [];

    public AnswerCount Count { get; } = new();

    public static IReadOnlyList<string> Shapes { get; } = ["wide", "long", "redcap", "fhir"];

    public IEnumerable<AnswerSheet> Read(Stream stream, string shape) => shape switch
    {
        "long" => Long(new(stream, problems)),
        "redcap" => Redcap(new(stream, problems)),
        "fhir" => new FhirAnswers(instruments, nameOfItem, problems, Count).Read(stream),
        _ => Wide(new(stream, problems)),
    };

    private IEnumerable<AnswerSheet> Wide(CsvTable table)
    {
        foreach (var row in table.Rows(known => known.Require([Participant, .. _items.Keys.Select(Named)])))
        {
            Count.Rows++;
            yield return Sheet(row, row[Participant], Participant, row.Columns.ContainsKey(Visit) ? row[Visit] : "", Answers(row));
        }
    }

    private IEnumerable<AnswerSheet> Redcap(CsvTable table)
    {
        var record = "";
        foreach (var row in table.Rows(known =>
        {
            record = known.Columns.MinBy(column => column.Value).Key;
            known.Require(_items.Keys.Select(Named));
        }))
        {
            Count.Rows++;
            var answers = Answers(row);
            // An export has a row for every form and repeat; those of other forms leave our fields blank.
            if (answers.Values.All(value => value is null)) Count.RowsOfOthers++;
            else yield return Sheet(row, row[record], record, RedcapVisit(row), answers);
        }
    }

    private static string RedcapVisit(CsvRow row)
    {
        string Cell(string column) => row.Columns.ContainsKey(column) ? row[column] : "";
        return string.Join('/', new[] { Cell(Event), Cell(RepeatForm), Cell(RepeatNumber) }.Where(part => part.Length > 0));
    }

    private AnswerSheet Sheet(CsvRow row, string participant, string column, string visit, Dictionary<string, int?> answers)
    {
        if (participant.Length == 0) problems.Note(row.Number, column, "The participant is missing.");
        else if (!_rowOfSheet.TryAdd((participant, visit), row.Number))
            problems.Note(row.Number, column, $"\"{FileProblems.Shown(participant)}\" is also in row {_rowOfSheet[(participant, visit)]}{(visit.Length > 0 ? $" at {FileProblems.Shown(visit)}" : "")}.");
        return Counted(new(participant, visit, null, instruments, answers));
    }

    private Dictionary<string, int?> Answers(CsvRow row) => _items.Values.ToDictionary(item => item.Code, item => Answer(row, Named(item.Code), item), StringComparer.Ordinal);

    private IEnumerable<AnswerSheet> Long(CsvTable table)
    {
        var (key, answers) = (((string, string)?)null, new Dictionary<string, int?>());
        foreach (var row in table.Rows(known => known.Require([Participant, Visit, Item, Value])))
        {
            Count.Rows++;
            var next = (row[Participant], row[Visit]);
            if (key is { } finished && finished != next) yield return Counted(new(finished.Item1, finished.Item2, null, instruments, answers));
            if (key != next) (key, answers) = (Begin(row, next), new(StringComparer.Ordinal));
            if (!_items.TryGetValue(ItemNamed(row[Item]), out var item)) problems.Note(row.Number, Item, $"\"{FileProblems.Shown(row[Item])}\" is no item of {string.Join(", ", instruments.Select(instrument => instrument.Code))}.");
            else if (!answers.TryAdd(item.Code, Answer(row, Value, item))) problems.Note(row.Number, Item, $"The item \"{item.Code}\" is there twice for this participant and visit.");
        }
        if (key is { } last) yield return Counted(new(last.Item1, last.Item2, null, instruments, answers));
    }

    private (string, string) Begin(CsvRow row, (string Participant, string Visit) key)
    {
        if (key.Participant.Length == 0) problems.Note(row.Number, Participant, "The participant is missing.");
        else if (!_rowOfSheet.TryAdd(key, row.Number))
            problems.Note(row.Number, Participant, $"The rows of \"{FileProblems.Shown(key.Participant)}\" are not together: others begin in row {_rowOfSheet[key]}. Sort the file by participant and visit.");
        return key;
    }

    private int? Answer(CsvRow row, string column, InstrumentItem item)
    {
        var cell = row[column];
        if (cell is "" or "NA") return null;
        if (!int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
            problems.Note(row.Number, column, $"\"{FileProblems.Shown(cell)}\" is not a whole number. Export values, not labels.");
        else if (!item.Admits(value)) problems.Note(row.Number, column, $"{value} is not one of the answers {item.Lowest} to {item.Highest}.");
        else return value;
        return null;
    }

    private AnswerSheet Counted(AnswerSheet sheet)
    {
        var answered = sheet.Answers.Values.Count(value => value is not null);
        Count.Sheets++;
        Count.Answered += answered;
        Count.LeftOut += _items.Count - answered;
        return sheet;
    }

    private string Named(string item) => nameOfItem.GetValueOrDefault(item, item);

    private string ItemNamed(string name) => nameOfItem.FirstOrDefault(pair => pair.Value == name).Key ?? name;
}
