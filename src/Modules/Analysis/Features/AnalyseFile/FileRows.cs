using Confrere.Analysis.Domain.Freeze;

namespace Confrere.Analysis.Features.AnalyseFile;

/// <summary>Takes the rows of a file one by one and gives the frozen rows once it has seen all of them.</summary>
internal abstract class FileRows
{
    public abstract void Take(FileRow row);

    /// <summary>Notes what only the whole file shows.</summary>
    public abstract IReadOnlyList<FrozenRow> Whole();
}
