using System.Collections.Concurrent;
using System.Net;
using Confrere.Surveys.Features;

namespace Confrere.Drills;

/// <summary>
/// Sends surveys of a crowd as browsers would, each until it is acknowledged, and keeps what was acknowledged. What is sent follows from
/// the survey's place, so that the check afterwards needs no memory of the client's.
/// </summary>
internal sealed class SurveyClient(Crowd crowd, Uri server) : IDisposable
{
    private const int Items = 16;

    // Of what was acknowledged, one in twenty is sent again and must be "already stored"; one in fifty is sent with other answers and must be refused.
    private const int ReplayEvery = 20;
    private const int AlterEvery = 50;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(30);

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, ConnectTimeout = TimeSpan.FromSeconds(2) }) { BaseAddress = server, Timeout = Patience };
    private int _next = -1;

    /// <summary>Places whose survey the server said was stored, each with the moment at which that was heard.</summary>
    public ConcurrentDictionary<int, long> Acknowledged { get; } = [];

    /// <summary>What a moment is; the power cut drill counts them by the disk.</summary>
    public Func<long> Moment { get; init; } = static () => 0;

    public int Replayed { get; private set; }
    public int Altered { get; private set; }

    /// <summary>Answers that the server must never give: a sentence each.</summary>
    public ConcurrentQueue<string> Wrong { get; } = [];

    /// <summary>How many were begun, acknowledged or not.</summary>
    public int Begun => Math.Min(_next + 1, Most);

    /// <summary>How long a client waits after each survey.</summary>
    public TimeSpan Between { get; init; }

    /// <summary>Nothing is sent again on purpose: for a control that loses, after which sending again stores.</summary>
    public bool SendsOnce { get; init; }

    /// <summary>The place at which it ends; the surveys from there on are sent by others.</summary>
    public int Most { get; init; } = crowd.Surveys;

    public static Dictionary<string, int?> Answers(int place) =>
        Enumerable.Range(1, Items).ToDictionary(item => $"pfi{item:00}", item => (int?)((place / (1 + item % 7) + item) % 5));

    public async Task Run(int clients, CancellationToken stop) => await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(async () =>
    {
        while (!stop.IsCancellationRequested && Interlocked.Increment(ref _next) is var place && place < Most)
        {
            await One(place, stop);
            if (Between > TimeSpan.Zero) await Task.Delay(Between, CancellationToken.None);
        }
    }, CancellationToken.None)));

    /// <summary>One post; null when no answer came or the server could not store now.</summary>
    public async Task<HttpStatusCode?> Post(int place, IReadOnlyDictionary<string, int?> answers, CancellationToken stop = default)
    {
        var (who, visit) = crowd[place];
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/me/surveys/{visit}/send") { Content = Form(who, place, answers) };
        request.Headers.Add("Cookie", who.Cookies);
        try
        {
            using var reply = await _http.SendAsync(request, stop);
            return reply.StatusCode;
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException or IOException)
        {
            return null;
        }
    }

    public void Dispose() => _http.Dispose();

    private static FormUrlEncodedContent Form(Physician who, int place, IReadOnlyDictionary<string, int?> answers) => new(
        answers.Select(answer => KeyValuePair.Create(PostedAnswers.Field(answer.Key), $"{answer.Value}"))
            .Append(new("key", $"drill-{place}")).Append(new("__RequestVerificationToken", who.Token)));

    private async Task One(int place, CancellationToken stop)
    {
        while (await Post(place, Answers(place), CancellationToken.None) is var status && status != HttpStatusCode.Redirect)
        {
            if (status is { } said && (int)said < 500) Wrong.Enqueue($"Survey {place} was answered with {(int)said}, neither stored nor a trouble of the server.");
            if (stop.IsCancellationRequested || !Wrong.IsEmpty) return;
            await Task.Delay(Pause, CancellationToken.None);
        }
        Acknowledged[place] = Moment();
        if (SendsOnce) return;
        if (place % ReplayEvery == 0) await Again(place, Answers(place), HttpStatusCode.Redirect, () => Replayed++);
        if (place % AlterEvery == 1) await Again(place, Answers(place + 1), HttpStatusCode.Conflict, () => Altered++);
    }

    private async Task Again(int place, IReadOnlyDictionary<string, int?> answers, HttpStatusCode expected, Action count)
    {
        if (await Post(place, answers) is not { } status || (int)status >= 500) return;
        if (status == expected) lock (Acknowledged) count();
        else Wrong.Enqueue($"Survey {place}, sent again, was answered with {(int)status} and not {(int)expected}.");
    }
}
