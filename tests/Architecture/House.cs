using System.Reflection;
using System.Xml.Linq;

namespace Confrere.Architecture.Tests;

/// <summary>What is really there: the source tree and the built assemblies.</summary>
internal static class House
{
    private const string Prefix = "Confrere.";

    public static readonly string Root = Repository.Root;

    public static readonly IReadOnlyList<string> ModuleNames =
        [.. Directory.GetDirectories(Path.Combine(Root, "src", "Modules")).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal)];

    public static Assembly Module(string name) => Assembly.Load(Prefix + name);

    public static readonly Assembly Statistics = Assembly.Load("Confrere.Statistics");
    public static readonly Assembly Kernel = Assembly.Load("Confrere.Kernel");

    /// <summary>Ours among the assemblies that this one was compiled against and uses.</summary>
    public static string[] Uses(Assembly assembly) =>
        [.. assembly.GetReferencedAssemblies().Select(name => name.Name!).Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Select(name => name[Prefix.Length..])];

    /// <summary>Ours among the projects that the module's project file names.</summary>
    public static string[] Declares(string module) =>
    [
        .. XDocument.Load(Path.Combine(Root, "src", "Modules", module, module + ".csproj")).Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value)),
    ];
}
