using System.Diagnostics;

namespace Confrere.Drills.Load;

/// <summary>The whole measurement on one database: the bare limits, the most the server does, and how long people wait at a fixed rate of arrivals.</summary>
internal sealed class LoadRun(string protocol, TimeSpan each, Action<string> tell)
{
    /// <summary>Kept on the way or sent: both are on disk before the server says so.</summary>
    public const int AnswersASecond = 2_000;

    private const int AnswersOfVisit = SurveyLoad.Autosaves + 1;
    private const int People = 500;

    // The most that a run of so long could send, twice over.
    private int SurveysEach => (int)(each.TotalSeconds * 4000 / People) + 20;

    private static readonly double[] Shares = [0.25, 0.5, 1];

    public async Task<LoadResult> Run(string name, string connection, Func<Task<double>> bareStore, string bareName)
    {
        tell($"## {name}");
        tell("");
        var store = await bareStore();
        var crowd = await Crowd.SetUp(connection, DrillKeys.Folder, protocol, People, SurveysEach);
        var places = new Places(crowd.Surveys);
        var parse = await ParseOnly(crowd);
        var bare = await BarePages(connection, crowd);
        using var server = new ServerProcess(connection, DrillKeys.Folder);
        await server.Start();
        using var load = new SurveyLoad(crowd, server.Address);
        // What runs often is compiled anew for speed only after some seconds: nothing is counted before.
        // Only a sending uses its place up.
        foreach (var warming in (Func<LoadRequests, int, byte[]>[])[(of, place) => of.Page(place), (of, place) => of.Autosave(place, 0)])
            await load.Closed(warming, 0, new Places(crowd.Surveys, isEndless: true), each, server.Id);
        await load.Closed((of, place) => of.Submit(place), 0, places, each, server.Id);
        var pages = await load.Closed((of, place) => of.Page(crowd.Surveys - 1 - place), 200, new Places(crowd.Surveys / 2, isEndless: true), each / 2, server.Id);
        var autosaves = await load.Closed((of, place) => of.Autosave(crowd.Surveys - 1 - place, 0), 204, new Places(crowd.Surveys / 3), each / 2, server.Id);
        var submits = await load.Closed((of, place) => of.Submit(place), 302, places, each, server.Id);
        Table(bareName, submits, autosaves, pages, parse, bare, store);
        var flushes = MachineFacts.FlushTimes(Path.GetTempPath());
        var open = await AtFixedRates(crowd, server.Address, places);
        return new(submits.Rate, parse.Rate, store, pages.Rate, bare.Rate, open.P99, 25 * flushes[flushes.Count / 2] + 10, open.Longest);
    }

    private void Table(string bareName, Throughput submits, Throughput autosaves, Throughput pages, Throughput parse, Throughput barePage, double store)
    {
        var flushes = MachineFacts.FlushTimes(Path.GetTempPath());
        tell("| 32 clients | a second | server's processor time each, µs |");
        tell("| --- | ---: | ---: |");
        Row("surveys sent: sign-in, form token, checks, audit, idempotency, encryption", submits);
        Row("answers kept on the way", autosaves);
        Row("the survey's page, signed in", pages);
        Row("the same page without sign-in and database", barePage);
        Row("the post of a survey, only parsed", parse);
        tell(Text($"| {bareName} | {store:0} | |"));
        tell(Text($"| flushes (fdatasync) after 4 kB; p50 {flushes[flushes.Count / 2]:0.000} ms | {flushes.Count / 1.0:0} | |"));
        tell("");
    }

    private void Row(string what, Throughput measured) => tell(Text($"| {what} | {measured.Rate:0} | {measured.Microseconds:0} |"));

    private async Task<Throughput> ParseOnly(Crowd crowd)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort.Next()}");
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(LoadRun).Assembly.Location, "parse-only", address.ToString()]) { RedirectStandardOutput = true })!;
        try
        {
            await Answering(address);
            using var load = new SurveyLoad(crowd, address);
            await load.Closed((of, place) => of.Submit(place, "/parse"), 302, new Places(crowd.Surveys, isEndless: true), each, process.Id);
            return await load.Closed((of, place) => of.Submit(place, "/parse"), 302, new Places(crowd.Surveys, isEndless: true), each / 2, process.Id);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    private async Task<Throughput> BarePages(string connection, Crowd crowd)
    {
        using var server = new ServerProcess(connection, DrillKeys.Folder, "serve-bare-page");
        await server.Start();
        using var load = new SurveyLoad(crowd, server.Address);
        // The first is made for somebody; everybody gets it from then on.
        await load.Closed((of, place) => of.Page(place), 200, new Places(1), each, server.Id);
        await load.Closed((of, place) => of.BarePage(place), 200, new Places(crowd.Surveys, isEndless: true), each, server.Id);
        return await load.Closed((of, place) => of.BarePage(place), 200, new Places(crowd.Surveys, isEndless: true), each / 2, server.Id);
    }

    private static async Task Answering(Uri address)
    {
        using var http = new HttpClient();
        for (var patience = Stopwatch.StartNew(); ; await Task.Delay(50))
        {
            try { if ((await http.GetAsync(new Uri(address, "/health"))).IsSuccessStatusCode) return; }
            catch (HttpRequestException) when (patience.Elapsed < TimeSpan.FromSeconds(20)) { }
        }
    }

    private async Task<(double P99, double Longest)> AtFixedRates(Crowd crowd, Uri server, Places places)
    {
        tell("People arrive at a fixed rate; each opens a page, keeps four answers on the way and sends. Milliseconds from the moment at which each request was to begin.");
        tell("");
        tell("| answers due a second | stored a second | request | n | p50 | p99 | p99.9 | longest | not as due |");
        tell("| ---: | ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: |");
        var (p99, longest) = (double.NaN, double.NaN);
        foreach (var share in Shares)
        {
            using var load = new SurveyLoad(crowd, server);
            var answers = AnswersASecond * share;
            var stored = await load.Open(answers / AnswersOfVisit, places, each);
            foreach (var (request, latencies) in (ReadOnlySpan<(string, Latencies)>)[("page", load.Page), ("kept", load.Autosave), ("sent", load.Submit)])
                tell(Text($"| {answers:0} | {stored:0} | {request} | {latencies.Count} | {latencies.Summary()} | {load.Failed} |"));
            Latencies[] all = [load.Page, load.Autosave, load.Submit];
            (p99, longest) = (Math.Max(load.Autosave.At(0.99), load.Submit.At(0.99)), all.Max(latencies => latencies.At(1)));
        }
        tell("");
        return (p99, longest);
    }

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
