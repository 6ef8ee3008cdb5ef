using Confrere.App.Verbs;
using Confrere.Drills;
using Confrere.Drills.Dashboards;
using Confrere.Drills.History;
using Confrere.Drills.Load;
using Confrere.Drills.Power;
using Confrere.Kernel.Identifiers;

// drills allocation CRASHES [within MINUTES] [CONNECTION]   drill R-15 on a new SQLite file, or on the given empty database; prints a page for docs/validation
// drills everybody PEOPLE [CONNECTION]      everybody sends at once, twice each, in a process that is killed after three tenths of the answers and one that is not; prints how many are allocated in the end
// drills simulate-year PHYSICIANS COACHES [CONNECTION]      a year through the handlers, every invariant checked at its end; prints a page for docs/validation
// drills loss SQLITE-KILLS POSTGRES-KILLS CUTS   drills R-1 to R-7; prints the page for docs/validation
// drills loss PART TIMES [into FILE]              one of them alone; prints its section, or puts it into the page
// drills load [SECONDS]                               answers a second and waiting times beside this machine's bare limits
// drills history sqlite|postgresql PEOPLE SURVEYS-EACH [READS-A-SECOND]   how long one person's history takes to read among so many
// drills dashboard PEOPLE                             how long the dashboard of so large a programme takes to load on PostgreSQL
// The others are processes that the drills start, and kill.
const string Protocol = "samples/protocols/peer-coaching-6x3.yaml";
const string Lottery = "samples/protocols/lottery-for-places.yaml";
switch (args)
{
    case ["child", var connection, var keys, var institution, var programme, var rounds, var day, var point, var countdown]:
        return await AllocationChild.Run(connection, keys, new(Guid.Parse(institution)), new(Guid.Parse(programme)), new(Guid.Parse(rounds)), int.Parse(day), new(point, int.Parse(countdown)));
    case ["crowd", var connection, var keys, var institution, var programme]:
        return await AllocationCrowd.Run(connection, keys, new InstitutionId(Guid.Parse(institution)), new ProgrammeId(Guid.Parse(programme)));
    case ["serve"]:
        return await ServeVerb.Create().Parse([]).InvokeAsync();
    case ["serve-careless"]:
        return await CarelessServer.Run();
    case ["serve-bare-page"]:
        await BarePage.Serve();
        return 0;
    case ["parse-only", var address]:
        await BareLimits.ServeParseOnly(address);
        return 0;
    case ["full-here", var protocolFile]:
        await new FullDiskDrill(protocolFile, Console.WriteLine).Run();
        return 0;
    case ["short-here", var protocolFile, var sqlite, var postgres]:
        await new ShortLossRun(protocolFile, Console.WriteLine).Run(sqlite, postgres);
        return 0;
    case ["power-here", var protocolFile, var database, var kind, var points, var sending]:
        await new PowerCutDrill(database == "sqlite" ? new SqliteOnDisk() : new PostgresOnDisk(), protocolFile, isCareless: kind == "careless", Console.WriteLine).Run(int.Parse(points), TimeSpan.FromSeconds(int.Parse(sending)));
        return 0;
    case ["allocation", var crashes, .. var rest] when int.TryParse(crashes, out var number) && number > 0:
        var within = rest is ["within", var minutes, ..] ? TimeSpan.FromMinutes(int.Parse(minutes)) : (TimeSpan?)null;
        var result = await (await Drill(rest[(within is null ? 0 : 2)..])).Run(number, within);
        Console.Write(result.Page(TimeProvider.System.GetUtcNow()));
        return 0;
    case ["everybody", var people, .. var rest] when int.TryParse(people, out var crowd) && crowd > 0:
        Console.WriteLine(await (await Drill(rest)).RunCrowd(crowd, crowd * 3 / 10));
        return 0;
    case ["simulate-year", var physicians, var coaches, .. var rest] when int.TryParse(physicians, out var many) && many > 0 && int.TryParse(coaches, out var few) && few > 0:
        var year = await new SimulatedYear(Database(rest), await File.ReadAllTextAsync(Protocol), new(many, few), Console.Error.WriteLine).Run();
        Console.Write(year.Page(TimeProvider.System.GetUtcNow()));
        return 0;
    case ["loss", var onSqlite, var onPostgres, var cuts] when int.TryParse(onSqlite, out var sqliteKills) && int.TryParse(onPostgres, out var postgresKills) && int.TryParse(cuts, out var cutPoints) && sqliteKills > 0 && postgresKills > 0 && cutPoints > 0:
        Console.Write(await new LossRun(Protocol, Console.Error.WriteLine).All(sqliteKills, postgresKills, cutPoints));
        return 0;
    case ["loss", var part, var number, .. var into] when LossRun.Parts.Contains(part) && int.TryParse(number, out var times) && times > 0 && into is [] or ["into", _]:
        var section = await new LossRun(Protocol, Console.Error.WriteLine).Part(part, times);
        if (into is [_, var page]) await File.WriteAllTextAsync(page, section.Into(File.Exists(page) ? await File.ReadAllTextAsync(page) : LossRun.EmptyPage));
        else Console.Write(section);
        return 0;
    case ["load", .. var given] when given.Length < 2 && given.All(text => int.TryParse(text, out _)):
        await LoadOnBoth.Run(await File.ReadAllTextAsync(Protocol), given is [var seconds] ? TimeSpan.FromSeconds(int.Parse(seconds)) : LoadOnBoth.Usual, Console.WriteLine);
        return 0;
    case ["history", var on, var people, var each, .. var rate] when on is "sqlite" or "postgresql" && int.TryParse(people, out var persons) && int.TryParse(each, out var surveys) && persons > 0 && surveys > 0 && rate.Length < 2 && rate.All(text => int.TryParse(text, out _)):
        await HistoryOnOne.Run(on == "sqlite", await File.ReadAllTextAsync(Protocol), persons, surveys, rate is [var reads] ? int.Parse(reads) : HistoryRun.Promised, Console.WriteLine);
        return 0;
    case ["dashboard", var people] when int.TryParse(people, out var participants) && participants > 0:
        await new DashboardDrill(await File.ReadAllTextAsync(Protocol), Console.WriteLine).Run(participants);
        return 0;
    default:
        Console.Error.WriteLine("Write, from the repository's folder: drills/run allocation CRASHES [within MINUTES] [CONNECTION], drills/run everybody PEOPLE [CONNECTION], drills/run simulate-year PHYSICIANS COACHES [CONNECTION], drills/run loss SQLITE-KILLS POSTGRES-KILLS CUTS, drills/run loss PART TIMES [into FILE], drills/run load [SECONDS], drills/run history sqlite|postgresql PEOPLE SURVEYS-EACH [READS-A-SECOND], or drills/run dashboard PEOPLE.");
        return 1;
}

static async Task<AllocationDrill> Drill(string[] rest) => new(Database(rest), await File.ReadAllTextAsync(Protocol), await File.ReadAllTextAsync(Lottery), Console.Error.WriteLine);

static string Database(string[] rest) => rest is [var given] ? given : $"Data Source={Path.Combine(Directory.CreateTempSubdirectory("confrere-drill-").FullName, "confrere.db")}";
