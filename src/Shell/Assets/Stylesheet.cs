using System.Text;

namespace Confrere.Shell;

/// <summary>Joins the style files in the order of the cascade layers, whatever order the files come in.</summary>
internal static class Stylesheet
{
    public static readonly IReadOnlyList<string> Layers = ["reset", "tokens", "base", "layout", "components", "utilities"];

    /// <param name="files">Name <c>styles/{layer}/{file}.css</c> and text.</param>
    public static string Join(IEnumerable<(string Name, string Text)> files)
    {
        var byLayer = files.ToLookup(file => LayerOf(file.Name));
        var css = new StringBuilder().Append("@layer ").AppendJoin(", ", Layers).Append(";\n");
        foreach (var layer in Layers)
            foreach (var (name, text) in byLayer[layer].OrderBy(file => file.Name, StringComparer.Ordinal))
                css.Append("/* ").Append(name).Append(" */\n@layer ").Append(layer).Append(" {\n").Append(text).Append("}\n");
        return css.ToString();
    }

    private static string LayerOf(string name) =>
        name.Split('/') is [_, var layer, _] && Layers.Contains(layer)
            ? layer
            : throw new InvalidOperationException($"The style file \"{name}\" is in no layer; name it styles/LAYER/FILE.css with one of {string.Join(", ", Layers)}.");
}
