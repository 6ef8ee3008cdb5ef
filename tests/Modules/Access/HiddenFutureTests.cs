using System.Collections.Concurrent;
using Confrere.Allocation.Data;
using Confrere.App.Verbs;
using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Modules;
using Confrere.Modules.Tests.House;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Confrere.Modules.Tests.Access;

/// <summary>
/// While a trial runs, nothing that the house prints tells an allocation to come: no page as any role, no export, no verb, no log line, no
/// cell of the database. The custodians' shares are known here, so the future is known, and it is searched for.
/// </summary>
public sealed class HiddenFutureTests
{
    private const int People = 6;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task No_page_export_verb_log_line_or_cell_tells_an_allocation_to_come(DatabaseProvider provider)
    {
        using var log = new LogLines();
        await using var trial = await RunningTrial.On(provider, services => services.AddLogging(logging => logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(log)));
        await trial.Run(People);
        var future = new SpokenFuture(trial.Seed, trial.Shares, await trial.Future());
        var told = new List<string>();

        await foreach (var (place, text) in Pages(trial))
            if (future.In(text) is { } told1) told.Add($"{place} tells {told1}");
        foreach (var (verb, text) in await Verbs(trial))
            if (future.In(text) is { } told2) told.Add($"verb {verb} tells {told2}");
        foreach (var line in log.Lines)
            if (future.In(line) is { } told3) told.Add($"a log line tells {told3}: {line[..Math.Min(200, line.Length)]}");
        foreach (var column in (await StoredCells.Of(trial.House.Services)).GroupBy(cell => (cell.Table, cell.Column)))
            if (Told(future, column) is { } told4) told.Add($"column {column.Key} tells {told4}");

        told.ShouldBeEmpty();
        log.Lines.Count.ShouldBeGreaterThan(1000);
        (await trial.House.As(services => services.GetRequiredService<Reader>().Query<AllocatedParticipant>().CountAsync())).ShouldBe(People);
    }

    [Fact]
    public async Task Control_the_opened_record_and_a_printed_list_are_found()
    {
        await using var trial = await RunningTrial.On(DatabaseProvider.Sqlite);
        var arms = await trial.Future();
        var future = new SpokenFuture(trial.Seed, trial.Shares, arms);

        future.In(string.Join("</td><td>", arms)).ShouldBe("the arms to come");
        future.In($"seed {Convert.ToHexString(trial.Seed)}").ShouldBe("the seed or a share");
        future.In([.. new byte[7], .. trial.Seed]).ShouldBe("the seed or a share");
        future.In("blocks of 2, 4 and 6").ShouldBe("the block sizes");
        future.In("""{"blockSizes":[2,4,6]}""").ShouldBe("the block sizes");
        future.In("Coaching now, Coaching in three months").ShouldBeNull();
    }

    private static string? Told(SpokenFuture future, IEnumerable<StoredCell> column)
    {
        var cells = column.ToList();
        return cells.Select(cell => cell.Value is byte[] bytes ? future.In(bytes) : null).FirstOrDefault(told => told is not null)
            ?? future.In(string.Join('\n', cells.Where(cell => cell.Value is not byte[]).Select(cell => cell.Value.ToString())));
    }

    private static async IAsyncEnumerable<(string Place, string Text)> Pages(RunningTrial trial)
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = await trial.House.Serve() };
        var endpoints = trial.House.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();
        foreach (var role in Role.All.Prepend(""))
            foreach (var path in endpoints.Select(endpoint => EndpointPath.Of(endpoint, trial.Programme)).Concat(["/audit?handler=Head&size=1"]).Distinct())
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, path);
                if (role.Length > 0)
                {
                    request.Headers.Add(SignedInAs.Role, role);
                    request.Headers.Add(SignedInAs.Institution, $"{trial.House.Institution}");
                    if (role is Role.Participant) request.Headers.Add(SignedInAs.Person, $"{trial.People[0].Person}");
                    if (role is Role.Coach) request.Headers.Add(SignedInAs.Person, $"{trial.Coach}");
                }
                using var answer = await client.SendAsync(request);
                yield return ($"{path} as {(role.Length > 0 ? role : "nobody")}", await answer.Content.ReadAsStringAsync());
            }
    }

    /// <summary>Every verb that reads a running trial, as text and as the files that it writes.</summary>
    private static async Task<List<(string Verb, string Text)>> Verbs(RunningTrial trial)
    {
        var folder = Directory.CreateTempSubdirectory("confrere-verbs-").FullName;
        var institution = $"--institution {trial.House.Institution}";
        string[] lines =
        [
            "verify", $"audit export {institution} --to {folder}/log.csv", $"audit export {institution} --to {folder}/log.ndjson", "audit key",
            $"allocation export {trial.Programme} --to {folder}/record.json", $"allocation rehearse {trial.Programme} {institution} --people 20",
            $"answers export {institution} --programme {trial.Programme} --as csv --out {folder}/answers.csv",
            $"answers export {institution} --programme {trial.Programme} --as scores --out {folder}/scores.csv",
        ];
        var printed = new List<(string, string)>();
        var (output, error) = (Console.Out, Console.Error);
        foreach (var line in lines)
        {
            await using var text = new StringWriter();
            var both = TextWriter.Synchronized(text);
            Console.SetOut(both);
            Console.SetError(both);
            try { await CommandLine.Verbs(new VerbHost(() => Task.FromResult(trial.House.Services))).Parse(line).InvokeAsync(new() { Output = both, Error = both }); }
            finally { Console.SetOut(output); Console.SetError(error); }
            printed.Add((line, text.ToString()));
        }
        File.Exists($"{folder}/log.csv").ShouldBeTrue(string.Join('\n', printed));
        File.Exists($"{folder}/record.json").ShouldBeFalse("the record of a list whose seed is closed");
        printed.AddRange(Directory.GetFiles(folder).Select(file => (file, File.ReadAllText(file))));
        return printed;
    }

    private sealed class LogLines : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue(formatter(state, exception) + exception);

        public void Dispose() { }
    }
}
