using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Confrere.Kernel.Documents;

/// <summary>
/// Opens a YAML text that came from outside. It is one document of fields, of bounded size and depth, without aliases: a name for a
/// part that is repeated lets a page unfold into gigabytes, and none of our documents needs one.
/// </summary>
public static class YamlText
{
    // Our documents are a few pages; anything of this size is none of them.
    private const int MostCharacters = 400_000;
    private const int DeepestNesting = 20;

    /// <returns>The document's fields, or null when <paramref name="problems"/> say why there are none.</returns>
    public static YamlMap? Root(string text, ProblemList problems)
    {
        if (text.Length > MostCharacters)
        {
            problems.Add(1, "", $"The document has {text.Length} characters.", $"A document has at most {MostCharacters}.");
            return null;
        }
        try
        {
            if (!IsPlain(text, problems)) return null;
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            if (stream.Documents is [{ RootNode: YamlMappingNode map }]) return new(map, "", problems);
            problems.Add(1, "", "This is not one YAML document of fields.", "Begin with a field like \"title: A name\".");
        }
        catch (YamlException failure)
        {
            problems.Add((int)failure.Start.Line, "", $"This is not YAML: {Sentence(failure)}", "Look at the indentation and the quotation marks there.");
        }
        // On some broken texts the scanner loses its own state; fuzzing found it.
        catch (Exception failure) when (failure is InvalidOperationException or ArgumentException or IndexOutOfRangeException)
        {
            problems.Add(1, "", "This is not YAML, and where it goes wrong cannot be said.", "Look for an odd character, a dash or a quotation mark.");
        }
        return null;
    }

    // Read as events first: the tree is built by recursion, and a text of brackets alone would end the process.
    private static bool IsPlain(string text, ProblemList problems)
    {
        var parser = new Parser(new StringReader(text));
        // The stream and the document open a level each.
        var depth = -2;
        while (parser.MoveNext())
        {
            depth += parser.Current!.NestingIncrease;
            if (parser.Current is AnchorAlias alias)
                problems.Add((int)alias.Start.Line, "", $"It refers to another part by the name \"{alias.Value}\".", "Write the part out.");
            else if (depth > DeepestNesting)
                problems.Add((int)parser.Current.Start.Line, "", "Its parts lie too deep in one another.", $"A document has at most {DeepestNesting} levels.");
            else continue;
            return false;
        }
        return true;
    }

    private static string Sentence(YamlException failure)
    {
        var words = (failure.InnerException?.Message ?? failure.Message).Trim();
        return words.EndsWith('.') ? words : words + ".";
    }
}
