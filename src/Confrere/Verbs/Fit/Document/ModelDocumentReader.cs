using System.Text;
using Confrere.Statistics.Inference;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Confrere.App.Verbs.Fit.Document;

/// <summary>Reads a model document and refuses it with every problem at once.</summary>
internal static class ModelDocumentReader
{
    public const string Format = "confrere-model/1";
    private const int MostBytes = 1 << 20;

    public static ModelDocument Read(string path)
    {
        var problems = new ProblemList(path);
        var root = Root(path, problems);
        problems.ThrowIfAny();
        var document = new DocumentSections(root!, path, problems).Read();
        ModelDocumentChecks.Check(document, root!, problems);
        root!.RefuseTheRest();
        problems.ThrowIfAny();
        return document;
    }

    private static DocumentMap? Root(string path, ProblemList problems)
    {
        try
        {
            var bytes = File.Exists(path) ? File.ReadAllBytes(path) : null;
            if (bytes is null) problems.Add(null, null, "There is no such file.", "Check the path.");
            else if (bytes.Length > MostBytes) problems.Add(null, null, "It is longer than a megabyte.", "A model takes a few dozen lines.");
            else return Parse(new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes), problems);
        }
        catch (DecoderFallbackException)
        {
            problems.Add(null, null, "It is not UTF-8 text.", "Save it as UTF-8.");
        }
        catch (YamlException broken)
        {
            problems.Add(broken.Start.Line, null, $"It is not valid YAML: {broken.Message.TrimEnd('.')}.", "Check indentation and quotes.");
        }
        catch (Exception unread) when (unread is IOException or UnauthorizedAccessException)
        {
            problems.Add(null, null, $"It cannot be read: {unread.Message}");
        }
        return null;
    }

    private static DocumentMap? Parse(string text, ProblemList problems)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text.TrimStart('\uFEFF')));
        if (stream.Documents.Count == 1 && stream.Documents[0].RootNode is YamlMappingNode node)
        {
            var map = new DocumentMap(node, "", problems);
            if (map.Text("format", $"Write format: {Format} as the first line.") is { Length: > 0 } format && format != Format)
                map.Wrong("format", $"\"{format}\" is not known here.", $"Write {Format}.");
            return map;
        }
        problems.Add(null, null, stream.Documents.Count == 0 ? "It is empty." : "It is not one group of fields.", "See docs/reference/fit-model.md for an example.");
        return null;
    }
}
