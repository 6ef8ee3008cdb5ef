using System.Diagnostics;
using System.Security.Cryptography;
using Confrere.Drills.Load;
using Confrere.Kernel.Identifiers;
using Confrere.Surveys.Features.ViewOwnResults;

namespace Confrere.Drills.History;

/// <summary>How long one person's history takes to read (from the person to the scored curves) at a fixed rate of arrivals, among very many and among nobody else.</summary>
internal sealed class HistoryRun(string protocol, int readsASecond, Action<string> tell)
{
    public const int Promised = 2_000;
    private const double MostOfEmpty = 2;

    // In milliseconds: half of the reads waiting longer is a queue that grows.
    private const double SlowestThatKeepsUp = 1000;
    // What runs often is compiled anew for speed only after some seconds.
    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(10);

    /// <param name="freshDatabase">A new, empty one, with the processor time that its own processes have taken.</param>
    public async Task Run(string name, Func<Task<(string Connection, Func<TimeSpan> ProcessorTime)>> freshDatabase, int people, int responsesEach)
    {
        var alone = await Measured(await freshDatabase(), 1, responsesEach);
        var among = await Measured(await freshDatabase(), people, responsesEach);
        tell($"{name}, {readsASecond} histories of {responsesEach} surveys a second; milliseconds from the moment at which each was to begin. {MachineFacts.Sentence(Path.GetTempPath())}.");
        tell("");
        tell("| among | p50 | p99 | p99.9 | longest | processor time for one, of the program | of the database's own processes |");
        tell("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
        tell($"| nobody else | {alone} |");
        tell(FormattableString.Invariant($"| {people:N0} people, {(long)people * responsesEach:N0} surveys sent | {among} |"));
        tell("");
        if (alone.Latencies.At(0.5) > SlowestThatKeepsUp || among.Latencies.At(0.5) > SlowestThatKeepsUp)
        {
            tell($"This machine did not keep up with {readsASecond} a second, so that the times are those of a queue and their ratio says nothing.");
            return;
        }
        tell("| promised | | measured | |");
        tell("| --- | ---: | ---: | --- |");
        tell($"{Target.AtMost(MostOfEmpty, $"{name}: p99 among all, of p99 among nobody", among.Latencies.At(0.99) / alone.Latencies.At(0.99))}");
        tell("");
    }

    private async Task<Reads> Measured((string Connection, Func<TimeSpan> ProcessorTime) database, int people, int responsesEach)
    {
        await using var house = DrillHouse.Open(database.Connection, DrillKeys.Folder, NewId.Of<InstitutionId>());
        var watch = Stopwatch.StartNew();
        var all = await LargeHistory.Make(house, protocol, people, responsesEach, line => Console.Error.WriteLine($"{line}, {watch.Elapsed.TotalSeconds:0} s"));
        await Read(house, all, Warm, responsesEach);
        var (own, its) = (Environment.CpuUsage.TotalTime, database.ProcessorTime());
        var latencies = await Read(house, all, Long, responsesEach);
        return new(latencies, Environment.CpuUsage.TotalTime - own, database.ProcessorTime() - its);
    }

    private async Task<Latencies> Read(DrillHouse house, IReadOnlyList<PersonId> people, TimeSpan time, int responsesEach)
    {
        var (latencies, watch, reads, interval) = (new Latencies(), Stopwatch.StartNew(), new List<Task>(), TimeSpan.FromSeconds(1.0 / readsASecond));
        for (var arrival = TimeSpan.Zero; arrival < time; arrival += interval)
        {
            if (arrival - watch.Elapsed is { TotalMilliseconds: >= 1 } wait) await Task.Delay(wait);
            var (begins, person) = (arrival, people[RandomNumberGenerator.GetInt32(people.Count)]);
            reads.Add(Task.Run(async () =>
            {
                await One(house, person, responsesEach);
                latencies.Add(watch.Elapsed - begins);
            }));
        }
        await Task.WhenAll(reads);
        return latencies;
    }

    private static async Task One(DrillHouse house, PersonId person, int responsesEach)
    {
        var curves = await house.Do("drill", (OwnCurves own) => own.Of(person)) ?? throw new InvalidOperationException($"The person {person} is not found.");
        if (curves.Count == 0 || curves[0].Points.Count != responsesEach) throw new InvalidOperationException($"The person {person} has sent {responsesEach} surveys and has other curves.");
    }

    private sealed record Reads(Latencies Latencies, TimeSpan OfProgram, TimeSpan OfDatabase)
    {
        public override string ToString() => FormattableString.Invariant(
            $"{Latencies.Summary()} | {OfProgram.TotalMilliseconds / Latencies.Count:0.00} | {OfDatabase.TotalMilliseconds / Latencies.Count:0.00}");
    }
}
