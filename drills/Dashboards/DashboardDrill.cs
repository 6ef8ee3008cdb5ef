using System.Diagnostics;
using System.Globalization;
using Confrere.Analysis.Features.ShowDashboard;
using Confrere.Drills.Load;
using Confrere.Kernel.Access;
using Confrere.Kernel.Identifiers;
using Confrere.Protocols.Contracts;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Confrere.Drills.Dashboards;

/// <summary>How long the dashboard of a very large programme on PostgreSQL takes to load, over HTTP, one request after another; and what counting it in the background takes.</summary>
internal sealed class DashboardDrill(string protocol, Action<string> tell)
{
    private const int Warm = 20, Loads = 200;
    private const double Most = 200;

    public async Task Run(int people)
    {
        await using var cluster = await PostgresCluster.Create();
        await using var house = DrillHouse.Open(cluster.ConnectionString, DrillKeys.Folder, NewId.Of<InstitutionId>(), Adjust);
        var watch = Stopwatch.StartNew();
        var programme = await LargeProgramme.Make(house, protocol, people, line => Console.Error.WriteLine($"{line}, {watch.Elapsed.TotalSeconds:0} s"));
        var counting = await Counted(house);
        tell(string.Create(CultureInfo.InvariantCulture, $"| dashboard of a programme of {people:N0} on PostgreSQL, 200 loads over HTTP | first, ms | p50 | p99 | p99.9 | longest | processor each, client included, ms |"));
        tell("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
        var address = await house.Serve();
        // As a process does when it starts; here nothing starts by itself.
        _ = await house.Services.GetRequiredService<FirstLook>().Take();
        var (slowest, longest) = (0.0, 0.0);
        foreach (var role in (string[])[Role.Director, Role.Analyst])
        {
            var (first, latencies, processor) = await Load(address, house, programme, role);
            tell(string.Create(CultureInfo.InvariantCulture, $"| as {role} | {first.TotalMilliseconds:0} | {latencies.Summary()} | {processor.TotalMilliseconds / Loads:0.0} |"));
            (slowest, longest) = (Math.Max(slowest, latencies.At(0.99)), Math.Max(longest, first.TotalMilliseconds));
        }
        tell("");
        tell("| promised | | measured | |");
        tell("| --- | ---: | ---: | --- |");
        tell($"{Target.AtMost(Most, "the dashboard's p99, ms", slowest)}");
        tell($"{Target.AtMost(Most, "the first dashboard of a process, ms", longest)}");
        tell("");
        tell(counting);
        tell(MachineFacts.Sentence(Path.GetTempPath()) + ".");
    }

    private static void Adjust(IServiceCollection services)
    {
        services.AddSingleton<IStartupFilter, SignedInByHeader>();
        // Nothing else runs beside what is measured.
        foreach (var service in services.Where(service => service.ServiceType == typeof(IHostedService) && service.ImplementationType?.Namespace?.StartsWith("Confrere", StringComparison.Ordinal) == true).ToList())
            services.Remove(service);
    }

    private static async Task<string> Counted(DrillHouse house)
    {
        var (watch, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        await house.Services.GetRequiredService<CountDashboards>().Run();
        var (took, processor) = (watch.Elapsed, Environment.CpuUsage.TotalTime - before);
        using var process = Process.GetCurrentProcess();
        return string.Create(CultureInfo.InvariantCulture,
            $"Counting it anew in the background: {took.TotalSeconds:0.0} s, of which {processor.TotalSeconds:0.0} s of this process; peak memory of the process, the making of the data included, {process.PeakWorkingSet64 / 1e6:0} MB.");
    }

    private static async Task<(TimeSpan First, Latencies Warm, TimeSpan Processor)> Load(Uri address, DrillHouse house, Programme programme, string role)
    {
        using var http = new HttpClient { BaseAddress = address };
        var (latencies, first) = (new Latencies(), await One(http, house, programme, role));
        for (var load = 0; load < Warm; load++) await One(http, house, programme, role);
        var before = Environment.CpuUsage.TotalTime;
        for (var load = 0; load < Loads; load++) latencies.Add(await One(http, house, programme, role));
        return (first, latencies, Environment.CpuUsage.TotalTime - before);
    }

    private static async Task<TimeSpan> One(HttpClient http, DrillHouse house, Programme programme, string role)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/programmes/{programme.Id}/dashboard");
        request.Headers.Add(SignedInByHeader.Name, $"{role} {house.Institution}");
        var watch = Stopwatch.StartNew();
        using var response = await http.SendAsync(request);
        var page = await response.Content.ReadAsStringAsync();
        if (!response.IsSuccessStatusCode || !page.Contains("have consented", StringComparison.Ordinal)) throw new InvalidOperationException($"The dashboard answered {(int)response.StatusCode}.");
        return watch.Elapsed;
    }
}
