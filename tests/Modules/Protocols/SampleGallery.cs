using Confrere.Modules.Tests.Analysis;

namespace Confrere.Modules.Tests.Protocols;

/// <summary>The documents under samples/protocols, from their files.</summary>
internal static class SampleGallery
{
    public static readonly string Folder = Path.Combine(SamplePaths.Root, "samples", "protocols");

    public static IEnumerable<string> Names => Directory.GetFiles(Folder, "*.yaml").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal);

    public static TheoryData<string> All => [.. Names];

    public static string Text(string name) => File.ReadAllText(Path.Combine(Folder, name + ".yaml"));
}
