using System.Diagnostics;

namespace Confrere.Drills;

/// <summary>The real server, `serve`, in a process of its own that is killed with SIGKILL and started again at the same address.</summary>
/// <param name="verb">Of this program: "serve", or another server that is the real one but for one thing.</param>
internal sealed class ServerProcess(string connection, string keys, string verb = "serve") : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly string _home = Directory.CreateTempSubdirectory("confrere-drill-home-").FullName;
    private Process? _process;
    private volatile string _lastWords = "";

    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort.Next()}");

    public int Id => _process!.Id;

    public bool IsAlive => _process is { HasExited: false };

    public async Task Start()
    {
        var start = new ProcessStartInfo("dotnet", [typeof(ServerProcess).Assembly.Location, verb]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in (ReadOnlySpan<(string, string)>)[("CONFRERE_DATABASE", connection), ("CONFRERE_KEYS", keys), ("CONFRERE_HOME", _home),
            ("CONFRERE_SMTP", $"pickup:{_home}/mail"), ("ASPNETCORE_URLS", Address.ToString()), ("DOTNET_gcServer", "0")]) start.Environment[name] = value;
        // As everybody's server runs; only what lives for seconds does without.
        start.Environment.Remove("DOTNET_TieredPGO");
        _process = Process.Start(start)!;
        // Read, or the pipe fills and the server waits for a reader.
        _process.OutputDataReceived += (_, _) => { };
        _process.ErrorDataReceived += (_, said) => _lastWords = said.Data ?? _lastWords;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await UntilItAnswers();
    }

    public void Kill()
    {
        _process!.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _process = null;
    }

    public void Dispose()
    {
        if (_process is not null) Kill();
        Directory.Delete(_home, recursive: true);
    }

    private async Task UntilItAnswers()
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };
        var patience = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                if ((await http.GetAsync(new Uri(Address, "/health"))).IsSuccessStatusCode) return;
            }
            catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException) { }
            if (_process!.HasExited || patience.Elapsed > Patience) throw new InvalidOperationException($"The server did not come up{(_process.HasExited ? $"; it ended with {_process.ExitCode}" : "")}. {_lastWords}");
            await Task.Delay(20);
        }
    }
}
