namespace Confrere.Modules.Tests.Analysis;

/// <summary>Finds samples and reference cases from wherever the tests run.</summary>
internal static class SamplePaths
{
    public static string Root { get; } = Repository.Root;
    public static string BeatTheBlues { get; } = Path.Combine(Root, "samples", "beat-the-blues");
    public static string Trial { get; } = Path.Combine(BeatTheBlues, "trial.csv");
    public static string Plan { get; } = Path.Combine(BeatTheBlues, "plan.yaml");
}
