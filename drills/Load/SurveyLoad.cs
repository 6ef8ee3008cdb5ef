using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;

namespace Confrere.Drills.Load;

/// <summary>
/// Drives a running server from this process. Closed: 32 clients, each sending the next request when the last is answered: the most it can
/// do. Open: people arrive at a stated rate, whatever the server does, open a page, save answers on the way and send.
/// </summary>
internal sealed class SurveyLoad(Crowd crowd, Uri server) : IDisposable
{
    public const int Clients = 32;

    // A realistic visit: a page, four answers kept on the way, and the sending; in the moments at which an impatient person would come to them.
    public const int Autosaves = 4;
    private static readonly TimeSpan BetweenRequests = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly IPEndPoint _server = new(IPAddress.Loopback, server.Port);
    private readonly ConcurrentBag<RawConnection> _idle = [];
    private readonly LoadRequests _requests = new(crowd);
    private int _failed;

    public Latencies Page { get; } = new();
    public Latencies Autosave { get; } = new();
    public Latencies Submit { get; } = new();

    /// <summary>Answers of the server other than the one that was due.</summary>
    public int Failed => _failed;

    /// <param name="places">Counts the places that were used, so that no survey is sent twice.</param>
    /// <returns>Requests a second that ended as they should, and the processor time that each cost the server, in microseconds.</returns>
    public async Task<Throughput> Closed(Func<LoadRequests, int, byte[]> request, int expected, Places places, TimeSpan time, int processOfServer)
    {
        var (watch, done, before) = (Stopwatch.StartNew(), 0, ProcessorTime.Of(processOfServer));
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => Task.Run(async () =>
        {
            while (watch.Elapsed < time && places.Next() is { } place)
                if (await Send(request(_requests, place), expected)) Interlocked.Increment(ref done);
        })));
        return new(done / watch.Elapsed.TotalSeconds, (ProcessorTime.Of(processOfServer) - before).TotalMicroseconds / Math.Max(1, done));
    }

    /// <param name="rate">Surveys a second that are begun.</param>
    /// <returns>Answers a second, kept on the way or sent, that were stored.</returns>
    public async Task<double> Open(double rate, Places places, TimeSpan time)
    {
        var (watch, visits, interval, stored) = (Stopwatch.StartNew(), new List<Task<int>>(), TimeSpan.FromSeconds(1 / rate), 0);
        for (var arrival = TimeSpan.Zero; arrival < time && places.Next() is { } place; arrival += interval)
        {
            if (arrival - watch.Elapsed is { TotalMilliseconds: >= 1 } wait) await Task.Delay(wait);
            var begins = arrival;
            visits.Add(Task.Run(() => Visit(place, begins, watch)));
        }
        foreach (var visit in visits) stored += await visit;
        // What was asked for was asked within this time; the last visits end a little later.
        return stored / Math.Max(time.TotalSeconds, (watch.Elapsed - BetweenRequests * (Autosaves + 1)).TotalSeconds);
    }

    public void Dispose()
    {
        foreach (var connection in _idle) connection.Dispose();
    }

    private async Task<int> Visit(int place, TimeSpan begins, Stopwatch watch)
    {
        var stored = 0;
        await Timed(Page, _requests.Page(place), 200, begins, watch);
        for (var saved = 0; saved < Autosaves; saved++)
            if (await Timed(Autosave, _requests.Autosave(place, saved), 204, begins += BetweenRequests, watch)) stored++;
        if (await Timed(Submit, _requests.Submit(place), 302, begins + BetweenRequests, watch)) stored++;
        return stored;
    }

    private async Task<bool> Timed(Latencies latencies, byte[] request, int expected, TimeSpan begins, Stopwatch watch)
    {
        if (begins - watch.Elapsed is { TotalMilliseconds: >= 1 } wait) await Task.Delay(wait);
        var isRight = await Send(request, expected);
        latencies.Add(watch.Elapsed - begins);
        return isRight;
    }

    private async Task<bool> Send(byte[] request, int expected)
    {
        if (!_idle.TryTake(out var connection)) connection = new RawConnection(_server);
        using var patience = new CancellationTokenSource(Patience);
        var status = await connection.Send(request, patience.Token);
        if (status == 0) connection.Dispose();
        else _idle.Add(connection);
        if (status == expected) return true;
        Interlocked.Increment(ref _failed);
        return false;
    }
}
