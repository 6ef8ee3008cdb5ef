using System.Text.Json;

namespace Confrere.Modules.Tests.Allocation;

/// <summary>A reference case of the repository, made by another program.</summary>
internal static class BlockReference
{
    public static JsonElement Case(string name) => JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder(name), "expected.json"))).RootElement;

    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Rows(string name)
    {
        var lines = File.ReadAllLines(Path.Combine(Folder(name), "data.csv"));
        var columns = lines[0].Split(',');
        return [.. lines.Skip(1).Select(line => columns.Zip(line.Split(',')).ToDictionary(pair => pair.First, pair => pair.Second))];
    }

    private static string Folder(string name) => Path.Combine(Repository.Root, "reference", name);
}
