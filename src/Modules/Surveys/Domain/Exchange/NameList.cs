namespace Confrere.Surveys.Domain.Exchange;

/// <summary>What a site calls our items: a CSV of the columns item and name. An item that is not in it goes by its own code.</summary>
internal static class NameList
{
    public static IReadOnlyDictionary<string, string> Read(Stream stream, IReadOnlyCollection<string> items, FileProblems problems)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in new CsvTable(stream, problems).Rows(table => table.Require(["item", "name"])))
        {
            if (!items.Contains(row["item"])) problems.Note(row.Number, "item", $"\"{FileProblems.Shown(row["item"])}\" is no item of these instruments.");
            else if (row["name"].Length == 0) problems.Note(row.Number, "name", "The name is missing.");
            else if (!names.TryAdd(row["item"], row["name"])) problems.Note(row.Number, "item", $"\"{row["item"]}\" is there twice.");
            else if (names.Values.Count(name => name == row["name"]) > 1) problems.Note(row.Number, "name", $"\"{FileProblems.Shown(row["name"])}\" is the name of another item, too.");
        }
        return names;
    }
}
