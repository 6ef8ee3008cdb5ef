namespace Confrere.Analysis.Features.AnalyseFile;

/// <summary>Where the values of outcomes stand in a file.</summary>
internal abstract record FileLayout
{
    /// <summary>The columns that it names.</summary>
    public abstract IEnumerable<string> Needed { get; }
}
