namespace Confrere.Tests;

/// <summary>Finds the repository from wherever a test program runs; compiled into each of them.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Confrere.slnx"))) return folder.FullName;
        throw new DirectoryNotFoundException("The tests run outside the repository: no folder above them holds Confrere.slnx.");
    }
}
