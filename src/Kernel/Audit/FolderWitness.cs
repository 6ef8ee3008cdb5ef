namespace Confrere.Kernel.Audit;

/// <summary>A folder that belongs to somebody else: a share of the ethics office, a mounted write-once store. One file for each head, never overwritten.</summary>
internal sealed class FolderWitness(string folder) : IWitness
{
    public string Name => folder;

    public async Task Give(SignedHead head, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, $"head-{head.Size:D12}.txt");
        if (File.Exists(path)) return;
        var draft = path + ".draft";
        await File.WriteAllTextAsync(draft, head.Text, cancellation);
        File.Move(draft, path, overwrite: true);
    }

    public IEnumerable<KeptHead> Kept() => HeadFiles.In(folder);
}
