using Confrere.Drills;
using Confrere.Kernel.Data;
using Confrere.Modules.Tests.House;

namespace Confrere.Modules.Tests.Surveys;

public sealed class LossDrillTests(ITestOutputHelper output)
{
    /// <summary>In a process of its own, as long runs are (`drills/run loss`), in few rounds; a broken promise ends it with a sentence.</summary>
    [Fact]
    public async Task Killed_sent_by_32_at_once_on_a_full_disk_and_with_the_power_cut_nothing_acknowledged_is_lost()
    {
        var (sqlite, removeSqlite) = await FreshDatabase.On(DatabaseProvider.Sqlite);
        var (postgres, removePostgres) = await FreshDatabase.On(DatabaseProvider.PostgreSql);
        try
        {
            var told = new List<string>();
            await OwnNamespace.Run(
                line => { output.WriteLine(line); told.Add(line); },
                "short-here", Path.Combine(Repository.Root, "samples", "protocols", "peer-coaching-6x3.yaml"), sqlite, postgres);
            told.Count(line => line.Contains("none lost, torn, altered or doubled", StringComparison.Ordinal)).ShouldBeGreaterThanOrEqualTo(2);
        }
        finally
        {
            removeSqlite();
            removePostgres();
        }
    }

    [Fact]
    public void A_drill_that_is_run_alone_puts_its_section_in_place_of_the_last_one()
    {
        var page = new LossSection("Second", "old").Into(new LossSection("First", "one").Into("# Page\n\n## Not drilled\n\nMuch.\n"));

        new LossSection("Second", "new\nlines\n").Into(page).ShouldBe("# Page\n\n## First\n\none\n\n## Second\n\nnew\nlines\n\n## Not drilled\n\nMuch.\n");
    }
}
