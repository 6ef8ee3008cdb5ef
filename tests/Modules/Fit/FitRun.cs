using System.Text;
using System.Text.Json;
using Confrere.App.Verbs.Fit;

namespace Confrere.Modules.Tests.Fit;

/// <summary>One run of the verb in a folder of its own.</summary>
internal sealed record FitRun(int Exit, string Output, string Errors, JsonElement? Json)
{
    public static string Root { get; } = Repository.Root;

    public static string Sample(string name) => File.ReadAllText(Path.Combine(Root, "samples", "models", name + ".yaml"));

    public static string Reference(params string[] path) => Path.Combine([Root, "reference", .. path]);

    public static JsonElement Expected(string name) => JsonDocument.Parse(File.ReadAllText(Reference(name, "expected.json"))).RootElement;

    /// <summary>A model on data of a reference case.</summary>
    public static FitRun On(string data, string model) => With(File.ReadAllBytes(Reference(data.Split('/'))), model);

    public static FitRun With(string data, string model) => With(Encoding.UTF8.GetBytes(data), model);

    public static FitRun With(byte[] data, string model)
    {
        var folder = Directory.CreateTempSubdirectory("confrere-fit");
        try
        {
            string In(string name) => Path.Combine(folder.FullName, name);
            File.WriteAllBytes(In("d.csv"), data);
            File.WriteAllText(In("model.yaml"), model);
            using StringWriter output = new(), errors = new();
            var exit = FitVerb.Run(In("d.csv"), In("model.yaml"), In("out.json"), output, errors);
            JsonElement? json = File.Exists(In("out.json")) ? JsonDocument.Parse(File.ReadAllText(In("out.json"))).RootElement : null;
            // Sentences name files as the caller did; the folder is this run's own.
            return new(exit, output.ToString(), errors.ToString().Replace(folder.FullName + "/", "", StringComparison.Ordinal), json);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The entry of a list that has this name; the parts of an interaction may come in any order.</summary>
    public JsonElement Named(string list, string name) =>
        Json!.Value.GetProperty(list).EnumerateArray().Single(e => Same(e.GetProperty("name").GetString()!, name));

    private static bool Same(string one, string other) => one.Split(':').Order().SequenceEqual(other.Split(':').Order());
}
