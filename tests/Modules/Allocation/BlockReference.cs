using System.Text.Json;

namespace Confrere.Modules.Tests.Allocation;

/// <summary>A reference case of the repository, made by another program.</summary>
internal static class BlockReference
{
    public static JsonElement Case(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Confrere.slnx"))) folder = folder.Parent;
        return JsonDocument.Parse(File.ReadAllText(Path.Combine(folder!.FullName, "reference", name, "expected.json"))).RootElement;
    }
}
