using System.Reflection;

namespace Confrere.Protocols.Domain;

/// <summary>The protocols that ship, ready to be taken up: the menu.</summary>
internal static class Gallery
{
    /// <summary>In the order of their files' names, the one with the published trial first.</summary>
    public static IReadOnlyList<GalleryEntry> All { get; } = [.. ReadAll().OrderBy(entry => entry.Protocol.Key != First).ThenBy(entry => entry.Protocol.Title, StringComparer.Ordinal)];

    private const string First = "peer-coaching-6x3";

    public static GalleryEntry? Find(string key) => All.FirstOrDefault(entry => entry.Protocol.Key == key);

    private static IEnumerable<GalleryEntry> ReadAll()
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith("gallery/", StringComparison.Ordinal)))
        {
            using var text = new StreamReader(assembly.GetManifestResourceStream(name)!);
            var document = text.ReadToEnd();
            var reading = ProtocolDocument.Read(document);
            yield return new(document, reading.Protocol ?? throw new InvalidOperationException($"{name} shipped with a problem: {reading.Problems[0]}"), reading.Limits);
        }
    }
}
