using Confrere.Drills;
using Confrere.Kernel.Data;
using Confrere.Modules.Tests.House;
using Confrere.Modules.Tests.Protocols;

namespace Confrere.Modules.Tests.Allocation;

/// <summary>Drill R-15 in short; `drills/run allocation 1000` is the long one.</summary>
public sealed class CrashDrillTests(ITestOutputHelper output)
{
    // Each of the seven crash points once.
    private const int Crashes = 7;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Two_hundred_at_once_each_twice_killed_in_between_get_exactly_the_sealed_sequence(DatabaseProvider provider)
    {
        const int People = 200;
        var (connection, remove) = await FreshDatabase.On(provider);
        try
        {
            (await new AllocationDrill(connection, SampleProtocol.Text, output.WriteLine).RunCrowd(People, 5, 60, 150)).ShouldBe(People);
        }
        finally
        {
            remove();
        }
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Killed_between_enrol_allocate_commit_and_notify_everybody_enrolled_has_exactly_one_allocation(DatabaseProvider provider)
    {
        var (connection, remove) = await FreshDatabase.On(provider);
        try
        {
            (await new AllocationDrill(connection, SampleProtocol.Text, output.WriteLine).Run(Crashes)).Allocated.ShouldBeGreaterThan(Crashes);
        }
        finally
        {
            remove();
        }
    }
}
