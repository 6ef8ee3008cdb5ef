namespace Confrere.Drills.Power;

/// <summary>A PostgreSQL whose folder lies on the disk; after a cut a new one starts on what is found there.</summary>
internal sealed class PostgresOnDisk : DatabaseOnDisk
{
    private PostgresCluster? _cluster;

    public override int Megabytes => 256;

    public override string Server(bool isCareless) => "serve";

    public override async Task<string> Make(string folder, bool isCareless)
    {
        _cluster = await PostgresCluster.CreateIn(folder, isCareless ? "synchronous_commit=off" : "synchronous_commit=on");
        return _cluster.ConnectionString;
    }

    public override async Task<string> Open(string folder)
    {
        _cluster = PostgresCluster.Found(folder);
        await _cluster.Start();
        return _cluster.ConnectionString;
    }

    public override Task Check() => _cluster!.Check();

    public override Task LetGo() => Task.CompletedTask;

    public override async Task Close()
    {
        if (_cluster is not null) await _cluster.DisposeAsync();
        _cluster = null;
    }
}
