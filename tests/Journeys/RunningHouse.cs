using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Confrere.Kernel.Data;
using Confrere.Modules.Tests.House;
using MimeKit;

namespace Confrere.Journeys.Tests;

/// <summary>
/// Confrere as a user starts it: a process of its own on a fresh database, with the demonstration programme, talking to a mail server. It
/// can be killed without warning and started again on the same database.
/// </summary>
internal sealed class RunningHouse : IAsyncDisposable
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromMinutes(6);

    private readonly string _folder = Directory.CreateTempSubdirectory("confrere-journey-").FullName;
    private readonly string _database;
    private readonly int _port = FreePort();
    private readonly ConcurrentQueue<string> _output = new();
    private Process _process = null!;

    private RunningHouse(DatabaseProvider provider) =>
        _database = provider == DatabaseProvider.Sqlite
            ? $"Data Source={Path.Combine(_folder, "confrere.db")}"
            : PostgresServer.Instance.ConnectionString(PostgresServer.Instance.NewDatabase());

    public SmtpSink Mail { get; } = new();

    public string Address => $"http://127.0.0.1:{_port}";

    public string Output => string.Join('\n', _output);

    public static async Task<RunningHouse> Start(DatabaseProvider provider)
    {
        var house = new RunningHouse(provider);
        try
        {
            await house.Launch();
            return house;
        }
        catch
        {
            // A house that did not come up is nobody's to close.
            await house.DisposeAsync();
            throw;
        }
    }

    /// <summary>The printed sign-in link of a role.</summary>
    public string SignInLink(string role) => _output.Select(line => line.Trim()).Last(line => line.StartsWith(role + " ", StringComparison.Ordinal)).Split(' ')[^1];

    public string ClockPage => _output.Last(line => line.StartsWith("Clock and links: ", StringComparison.Ordinal))["Clock and links: ".Length..];

    /// <summary>SIGKILL: nothing is flushed, nobody is told. Then a new process on the same database.</summary>
    public async Task KillAndRestart()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        await Launch();
    }

    /// <summary>Runs a verb on the same database and returns its exit code and what it printed.</summary>
    public async Task<(int Code, string Text)> Verb(params string[] arguments)
    {
        using var process = Process.Start(Prepare(arguments))!;
        var (text, trouble) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await text + await trouble);
    }

    /// <summary>Waits until at least so many mails (with a calendar file, if asked) have come to an address.</summary>
    public Task<IReadOnlyList<MimeMessage>> MailTo(string address, int count, bool withCalendar = false) => Await(
        () => Mail.To(address).Where(mail => !withCalendar || HasCalendar(mail)).ToList(), found => found.Count >= count, $"{count} mails to {address}");

    public async Task<MimeMessage> MailWith(string calendarLine, string except) => (await Await(
        () => Mail.Messages.Where(mail => HasCalendar(mail) && mail.BodyParts.OfType<TextPart>().Any(part => part.Text.Contains(calendarLine)) && !mail.To.Mailboxes.Any(box => box.Address == except)).ToList(),
        found => found.Count > 0, $"the other side's calendar file with {calendarLine}"))[0];

    public async Task<string> LinkIn(string address, Regex link) => link.Match((await Await(
        () => Mail.To(address).Where(mail => mail.TextBody is { } text && link.IsMatch(text)).ToList(), found => found.Count > 0, $"a link in a mail to {address}"))[^1].TextBody!).Value;

    private static bool HasCalendar(MimeMessage mail) => mail.BodyParts.Any(part => part.ContentType.IsMimeType("text", "calendar"));

    private static async Task<IReadOnlyList<MimeMessage>> Await(Func<List<MimeMessage>> look, Func<List<MimeMessage>, bool> enough, string what)
    {
        var patience = Stopwatch.StartNew();
        while (true)
        {
            var found = look();
            if (enough(found)) return found;
            if (patience.Elapsed > TimeSpan.FromSeconds(30)) throw new TimeoutException($"In 30 s there came not {what}.");
            await Task.Delay(100);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
        await Mail.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task Launch()
    {
        _output.Clear();
        _process = Process.Start(Prepare("serve", "--demonstration"))!;
        _process.OutputDataReceived += (_, line) => { if (line.Data is { } text) _output.Enqueue(text); };
        _process.ErrorDataReceived += (_, line) => { if (line.Data is { } text) _output.Enqueue(text); };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        var patience = Stopwatch.StartNew();
        while (!_output.Any(line => line.StartsWith("A sponsor has no account", StringComparison.Ordinal)))
        {
            if (_process.HasExited || patience.Elapsed > StartPatience) throw new InvalidOperationException($"Confrere did not start:\n{Output}");
            await Task.Delay(50);
        }
    }

    private ProcessStartInfo Prepare(params string[] arguments)
    {
        var program = Path.Combine(Screens.Root, "src", "Confrere", "bin", "Release", "net10.0", "linux-x64", "Confrere.dll");
        var start = new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _folder };
        start.Environment["CONFRERE_HOME"] = Screens.Root;
        start.Environment["CONFRERE_DATABASE"] = _database;
        start.Environment["CONFRERE_KEYS"] = Path.Combine(_folder, "keys");
        start.Environment["CONFRERE_SMTP"] = Mail.Address.ToString();
        start.Environment["ASPNETCORE_URLS"] = Address;
        return start;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
