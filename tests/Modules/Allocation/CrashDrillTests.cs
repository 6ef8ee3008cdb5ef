using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Confrere.Drills;
using Confrere.Kernel.Data;
using Confrere.Modules.Tests.House;
using Confrere.Tests;

namespace Confrere.Modules.Tests.Allocation;

/// <summary>
/// Drill R-15 in short, by the program that anyone can run; `drills/run allocation 1000` is the long one. A broken promise ends it with an
/// exception that names the promise.
/// </summary>
public sealed partial class CrashDrillTests
{
    private const int People = 200;

    // A process for each crash point of the draws, the commit and the mail on one database; on the other for a half-drawn round and the commit, which a drill passes first.
    public static readonly TheoryData<DatabaseProvider, int> Crashes = new() { { DatabaseProvider.Sqlite, 8 }, { DatabaseProvider.PostgreSql, 3 } };

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Two_hundred_at_once_each_twice_killed_in_between_get_exactly_the_sealed_sequence(DatabaseProvider provider) =>
        int.Parse(await Run(provider, "everybody", $"{People}"), CultureInfo.InvariantCulture).ShouldBe(People);

    [Theory, MemberData(nameof(Crashes))]
    public async Task Killed_between_enrol_allocate_close_a_round_commit_and_notify_everybody_has_exactly_one_place_in_each_draw(DatabaseProvider provider, int crashes)
    {
        var page = await Run(provider, "allocation", $"{crashes}");
        var found = Found().Match(page).Groups.Values.Skip(1).Select(group => int.Parse(group.Value, CultureInfo.InvariantCulture)).ToList();
        // What the process that is left alone at the end does by itself.
        found[0].ShouldBeGreaterThanOrEqualTo(20, "allocated one by one");
        found[1].ShouldBeGreaterThanOrEqualTo(5, "in rounds");
        found[2].ShouldBeGreaterThanOrEqualTo(5, "drawn a second time");
    }

    private static async Task<string> Run(DatabaseProvider provider, string drill, string number)
    {
        var (connection, remove) = await FreshDatabase.On(provider);
        try
        {
            var start = new ProcessStartInfo("dotnet", [typeof(AllocationDrill).Assembly.Location, drill, number, connection])
            {
                WorkingDirectory = Repository.Root, RedirectStandardOutput = true, RedirectStandardError = true,
            };
            using var process = Process.Start(start)!;
            var trouble = process.StandardError.ReadToEndAsync();
            var output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            process.ExitCode.ShouldBe(0, await trouble);
            return output;
        }
        finally
        {
            remove();
        }
    }

    [GeneratedRegex("""Found: ([0-9]+) allocated.*?; ([0-9]+) people drawn in .*?; ([0-9]+) second draws""", RegexOptions.Singleline)]
    private static partial Regex Found();
}
