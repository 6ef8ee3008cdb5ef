using Confrere.Drills;
using Confrere.Kernel.Identifiers;

// drills allocation CRASHES [within MINUTES] [CONNECTION]   drill R-15 on a new SQLite file, or on the given empty database; prints a page for docs/validation
// drills everybody PEOPLE [CONNECTION]      everybody sends at once, twice each, in a process that is killed after three tenths of the answers and one that is not; prints how many are allocated in the end
// drills simulate-year PHYSICIANS COACHES [CONNECTION]      a year through the handlers, every invariant checked at its end; prints a page for docs/validation
// drills child ... and drills crowd ...     the processes that are killed; started by the drills
switch (args)
{
    case ["child", var connection, var keys, var institution, var programme, var point, var countdown]:
        return await AllocationChild.Run(connection, keys, new InstitutionId(Guid.Parse(institution)), new ProgrammeId(Guid.Parse(programme)), new CrashPoints(point, int.Parse(countdown)));
    case ["crowd", var connection, var keys, var institution, var programme]:
        return await AllocationCrowd.Run(connection, keys, new InstitutionId(Guid.Parse(institution)), new ProgrammeId(Guid.Parse(programme)));
    case ["allocation", var crashes, .. var rest] when int.TryParse(crashes, out var number) && number > 0:
        var within = rest is ["within", var minutes, ..] ? TimeSpan.FromMinutes(int.Parse(minutes)) : (TimeSpan?)null;
        var result = await (await Drill(rest[(within is null ? 0 : 2)..])).Run(number, within);
        Console.Write(result.Page(TimeProvider.System.GetUtcNow()));
        return 0;
    case ["everybody", var people, .. var rest] when int.TryParse(people, out var crowd) && crowd > 0:
        Console.WriteLine(await (await Drill(rest)).RunCrowd(crowd, crowd * 3 / 10));
        return 0;
    case ["simulate-year", var physicians, var coaches, .. var rest] when int.TryParse(physicians, out var many) && many > 0 && int.TryParse(coaches, out var few) && few > 0:
        var year = await new SimulatedYear(Database(rest), await Sample(), new(many, few), Console.Error.WriteLine).Run();
        Console.Write(year.Page(TimeProvider.System.GetUtcNow()));
        return 0;
    default:
        Console.Error.WriteLine("Write: drills/run allocation CRASHES [within MINUTES] [CONNECTION], drills/run everybody PEOPLE [CONNECTION], or drills/run simulate-year PHYSICIANS COACHES [CONNECTION], from the repository's folder.");
        return 1;
}

static async Task<AllocationDrill> Drill(string[] rest) => new(Database(rest), await Sample(), Console.Error.WriteLine);

static Task<string> Sample() => File.ReadAllTextAsync("samples/protocols/peer-coaching-6x3.yaml");

static string Database(string[] rest) => rest is [var given] ? given : $"Data Source={Path.Combine(Directory.CreateTempSubdirectory("confrere-drill-").FullName, "confrere.db")}";
