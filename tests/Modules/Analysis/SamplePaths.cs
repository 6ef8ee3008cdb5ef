namespace Confrere.Modules.Tests.Analysis;

/// <summary>Finds samples and reference cases from wherever the tests run.</summary>
internal static class SamplePaths
{
    public static string Root { get; } = FindRoot();
    public static string BeatTheBlues { get; } = Path.Combine(Root, "samples", "beat-the-blues");
    public static string Trial { get; } = Path.Combine(BeatTheBlues, "trial.csv");
    public static string Plan { get; } = Path.Combine(BeatTheBlues, "plan.yaml");

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Confrere.slnx"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The repository's root was not found above the tests.");
    }
}
