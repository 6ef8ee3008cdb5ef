using Confrere.Drills;
using Confrere.Kernel.Identifiers;

// drills allocation CRASHES [within MINUTES] [CONNECTION]   drill R-15 on a new SQLite file, or on the given empty database; prints a page for docs/validation
// drills child ...                         the process that is killed; started by the drill
switch (args)
{
    case ["child", var connection, var keys, var institution, var programme, var point, var countdown]:
        return await AllocationChild.Run(connection, keys, new InstitutionId(Guid.Parse(institution)), new ProgrammeId(Guid.Parse(programme)), new CrashPoints(point, int.Parse(countdown)));
    case ["crowd", var connection, var keys, var institution, var programme]:
        return await AllocationCrowd.Run(connection, keys, new InstitutionId(Guid.Parse(institution)), new ProgrammeId(Guid.Parse(programme)));
    case ["allocation", var crashes, .. var rest] when int.TryParse(crashes, out var number) && number > 0:
        var within = rest is ["within", var minutes, ..] ? TimeSpan.FromMinutes(int.Parse(minutes)) : (TimeSpan?)null;
        var database = rest[(within is null ? 0 : 2)..] is [var given] ? given : $"Data Source={Path.Combine(Directory.CreateTempSubdirectory("confrere-drill-").FullName, "confrere.db")}";
        var protocol = await File.ReadAllTextAsync("samples/protocols/peer-coaching-6x3.yaml");
        var result = await new AllocationDrill(database, protocol, Console.Error.WriteLine).Run(number, within);
        Console.Write(result.Page(TimeProvider.System.GetUtcNow()));
        return 0;
    default:
        Console.Error.WriteLine("Write: drills/run allocation CRASHES [within MINUTES] [CONNECTION], from the repository's folder.");
        return 1;
}
