using System.Net;
using System.Net.Sockets;
using System.Text;
using Confrere.Coaching.Domain;

namespace Confrere.Coaching.Features.FollowCalendar;

/// <summary>
/// Fetches a calendar: at most two megabytes, ten seconds and three redirections, each to an address that may be read. The address that was
/// looked up and found public is the one that is connected to, so that a name cannot point elsewhere in between.
/// </summary>
internal sealed class CalendarReader : IDisposable
{
    public const int MostBytes = 2 * 1024 * 1024;
    private const int MostRedirections = 3;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly CalendarSettings _settings;
    private readonly HttpClient _client;

    public CalendarReader(CalendarSettings settings)
    {
        _settings = settings;
        _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false, ConnectCallback = Connect, PooledConnectionLifetime = TimeSpan.FromMinutes(1) });
    }

    /// <returns>The text, or a sentence that says what is wrong.</returns>
    public async Task<(string? Text, string Problem)> Read(string address, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try { return await Follow(address, patience.Token); }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested) { return (null, $"The calendar did not answer within {Patience.TotalSeconds:0} seconds."); }
        catch (Exception failure) when (failure is HttpRequestException or IOException or SocketException) { return (null, "The calendar could not be reached."); }
    }

    public void Dispose() => _client.Dispose();

    private async Task<(string?, string)> Follow(string address, CancellationToken cancellation)
    {
        var next = address;
        for (var turn = 0; turn <= MostRedirections; turn++)
        {
            if (_settings.Read(next) is not { } uri) return (null, "The calendar's address leads to one that is not read.");
            using var answer = await _client.GetAsync(uri, HttpCompletionOption.ResponseHeadersRead, cancellation);
            if ((int)answer.StatusCode is >= 300 and < 400 && answer.Headers.Location is { } location) { next = new Uri(uri, location).AbsoluteUri; continue; }
            if (answer.StatusCode != HttpStatusCode.OK) return (null, $"The calendar's server answered {(int)answer.StatusCode}.");
            return await Text(answer, cancellation);
        }
        return (null, "The calendar's address is redirected too often.");
    }

    private static async Task<(string?, string)> Text(HttpResponseMessage answer, CancellationToken cancellation)
    {
        await using var body = await answer.Content.ReadAsStreamAsync(cancellation);
        using var content = new MemoryStream();
        var buffer = new byte[16 * 1024];
        for (int read; (read = await body.ReadAsync(buffer, cancellation)) > 0;)
        {
            if (content.Length + read > MostBytes) return (null, $"The calendar is larger than {MostBytes / 1024 / 1024} megabytes.");
            content.Write(buffer, 0, read);
        }
        return (Encoding.UTF8.GetString(content.ToArray()), "");
    }

    private async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var host = context.DnsEndPoint.Host;
        var addresses = await Dns.GetHostAddressesAsync(host, cancellation);
        var allowed = _settings.InsideHosts.Contains(host) ? addresses : [.. addresses.Where(NetworkReach.IsPublic)];
        if (allowed.Length == 0) throw new HttpRequestException("The address is not public.");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, context.DnsEndPoint.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
