using Confrere.Drills.Power;

namespace Confrere.Drills;

/// <summary>Every loss drill in a few rounds, for the tests: on two databases that are there already, and on disks where this process may mount any.</summary>
internal sealed class ShortLossRun(string protocolFile, Action<string> tell)
{
    private const int People = 20;
    private const int SurveysEach = 250;
    private const int Doubles = 3;
    private const int Cuts = 6;

    public async Task Run(string sqlite, string postgres)
    {
        var protocol = await File.ReadAllTextAsync(protocolFile);
        // On SQLite the second server meets the log that the first left; PostgreSQL clears up after its own.
        await new KillDrill(sqlite, DrillKeys.Folder, protocol, line => tell($"SQLite: {line}")).Run(2, People, SurveysEach, Doubles);
        await new KillDrill(postgres, DrillKeys.Folder, protocol, line => tell($"PostgreSQL: {line}")).Run(1, People, SurveysEach, Doubles);
        if (!await OwnNamespace.IsPossible())
        {
            tell("Disk full and power cut: this machine lets this process mount nothing.");
            return;
        }
        await new FullDiskDrill(protocolFile, tell).Run();
        if (PowerCutDrill.IsPossible) await new PowerCutDrill(new SqliteOnDisk(), protocolFile, isCareless: false, tell).Run(Cuts, TimeSpan.FromSeconds(1));
        else tell(PowerCutDrill.Needs);
    }
}
