using System.Reflection;

namespace Confrere.Shell;

internal sealed record AssetSource(Assembly Assembly)
{
    public IEnumerable<(string Name, string Text)> Read() =>
        from name in Assembly.GetManifestResourceNames()
        where name.StartsWith("styles/", StringComparison.Ordinal)
            || name.StartsWith("scripts/", StringComparison.Ordinal)
            || name.StartsWith("images/", StringComparison.Ordinal)
        orderby name
        select (name, Text(name));

    private string Text(string name)
    {
        using var reader = new StreamReader(Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
