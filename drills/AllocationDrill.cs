using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;
using Confrere.Allocation.Contracts;
using Confrere.Allocation.Data;
using Confrere.Allocation.Features.EnterShare;
using Confrere.App.Hosting;
using Confrere.Enrolment.Features.OpenEnrolment;
using Confrere.Kernel.Audit;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.People.Features.CreateInstitution;
using Confrere.Protocols.Features.CreateProgramme;
using Confrere.Surveys.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Confrere.Drills;

/// <summary>
/// Drill R-15: a process that enrols and allocates is killed at many points between enrol, allocate, commit and notify, in a programme that allocates each
/// person at once and in one that closes rounds and draws a second time. Afterwards the draws are as <see cref="AllocationCheck"/> demands.
/// </summary>
/// <param name="lottery">The sample whose places are given out by lottery.</param>
internal sealed class AllocationDrill(string connection, string protocol, string lottery, Action<string> tell)
{
    private const int LongestLifeInMilliseconds = 2500;
    // So that a process which met its end passes no day of the next one's.
    private const int DaysApart = LaterDraws.DaysBetween + 1;

    // At the lowest priority beside other work a process takes minutes to start.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly string _keys = Directory.CreateTempSubdirectory("confrere-drill-keys-").FullName;
    private readonly InstitutionId _institution = NewId.Of<InstitutionId>();
    private readonly ToldByDrill _told = new();
    private ProgrammeId _programme;
    private ProgrammeId? _rounds;

    /// <param name="within">After so long no further process is started.</param>
    /// <exception cref="InvalidOperationException">A promise was broken; the sentence says which, after how many crashes.</exception>
    public async Task<DrillResult> Run(int crashes, TimeSpan? within = null)
    {
        var watch = Stopwatch.StartNew();
        await SetUp();
        _rounds = await Open(LaterDraws.Document(lottery));
        var killedAt = CrashPoints.All.ToDictionary(point => point, _ => 0);
        for (var crash = 1; crash <= crashes; crash++)
        {
            var point = CrashPoints.All[crash % CrashPoints.All.Count];
            if (await Child(point, RandomNumberGenerator.GetInt32(1, CrashPoints.Latest(point) + 1), crash * DaysApart)) killedAt[point]++;
            var isLast = crash == crashes || watch.Elapsed > within;
            // Whatever the crashes left behind, the next process goes on with it.
            if (isLast && await Child(point, int.MaxValue, crash * DaysApart)) throw Broken(crash, "the process that was left alone was killed.");
            if (crash % 50 != 0 && !isLast) continue;
            var found = await Check(crash);
            tell($"{crash} processes, {killedAt.Values.Sum()} of them killed: {found.Allocated} allocated, {found.InRounds} in {found.Rounds} rounds, {found.Second} drawn again, nothing lost, no gap, no reuse.");
            if (isLast) return Result(crash, killedAt, found, watch.Elapsed);
        }
        throw new ArgumentOutOfRangeException(nameof(crashes), crashes, "The drill kills one process or more.");
    }

    private DrillResult Result(int processes, IReadOnlyDictionary<string, int> killedAt, DrawsFound found, TimeSpan took)
    {
        var result = new DrillResult(processes, killedAt, found, _told, connection.StartsWith("Data Source", StringComparison.OrdinalIgnoreCase) ? "SQLite" : "PostgreSQL", took);
        return result.Killed >= processes * 3 / 4 ? result : throw new InvalidOperationException($"Only {result.Killed} of {processes} processes were killed before they ended; the drill proves little.");
    }

    /// <summary>Everybody at once, each several times, in processes that are killed after so many answers; the last process is left to finish.</summary>
    /// <returns>How many were allocated in the end.</returns>
    public async Task<int> RunCrowd(int people, params int[] killAfter)
    {
        await SetUp();
        await using (var house = DrillHouse.Open(connection, _keys, _institution))
            for (var person = 0; person < people; person++) await AllocationChild.Enrol(house, _programme);
        foreach (var (answers, crash) in killAfter.Select((answers, index) => (answers, index + 1)))
        {
            if (!await Crowd(answers)) throw new InvalidOperationException($"Process {crash} ended before it was killed; the drill proves little.");
            var allocated = (await Check(crash)).Allocated;
            tell($"Killed after {answers} answers: {allocated} of {people} allocated, nothing lost, no gap, no reuse.");
        }
        await Crowd(int.MaxValue);
        return (await Check(killAfter.Length)).Allocated;
    }

    /// <returns>True when the process was killed.</returns>
    private async Task<bool> Crowd(int killAfter)
    {
        string[] arguments = [typeof(AllocationDrill).Assembly.Location, "crowd", connection, _keys, $"{_institution}", $"{_programme}"];
        using var child = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (trouble, answers) = (child.StandardError.ReadToEndAsync(), 0);
        child.OutputDataReceived += (_, line) =>
        {
            if (!_told.Hear(line.Data)) return;
            if (Interlocked.Increment(ref answers) == killAfter) child.Kill();
        };
        child.BeginOutputReadLine();
        return await Ended(child, "everybody at once", trouble);
    }

    /// <returns>True when it was killed.</returns>
    private static async Task<bool> Ended(Process child, string where, Task<string> trouble)
    {
        using var patience = new CancellationTokenSource(Patience);
        await child.WaitForExitAsync(patience.Token);
        const int Killed = 137;
        if (child.ExitCode is not (0 or Killed)) throw new InvalidOperationException($"The process ended with {child.ExitCode} at {where}: {await trouble}");
        return child.ExitCode == Killed;
    }

    private async Task SetUp()
    {
        await using var house = DrillHouse.Open(connection, _keys, _institution);
        await WebHost.Migrate(house.Services);
        _ = (await house.Do("drill", (CreateInstitution create) => create.Handle("Drill", "UTC", isDemonstration: true, _institution))).Value;
        _programme = await Open(house, protocol);
    }

    private async Task<ProgrammeId> Open(string document)
    {
        await using var house = DrillHouse.Open(connection, _keys, _institution);
        return await Open(house, document);
    }

    private static async Task<ProgrammeId> Open(DrillHouse house, string document)
    {
        var programme = (await house.Do("drill", (CreateProgramme create) => create.Handle(document))).Value;
        for (var custodian = 0; custodian < 2; custodian++)
            _ = (await house.Do("drill", (EnterShare enter) => enter.Handle(programme, NewId.Of<PersonId>(), RandomNumberGenerator.GetHexString(64)))).Value;
        _ = (await house.Do("drill", (OpenEnrolment open) => open.Handle(programme, despiteWarnings: true))).Value;
        return programme;
    }

    /// <param name="countdown">At which passage of the point it is killed; with int.MaxValue it is left alone.</param>
    /// <returns>True when it was killed.</returns>
    private async Task<bool> Child(string point, int countdown, int day)
    {
        string[] arguments = [typeof(AllocationDrill).Assembly.Location, "child", connection, _keys, $"{_institution}", $"{_programme}", $"{_rounds}", $"{day}", point, $"{countdown}"];
        using var child = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var trouble = child.StandardError.ReadToEndAsync();
        child.OutputDataReceived += (_, line) => _told.Hear(line.Data);
        child.BeginOutputReadLine();
        if (point == CrashPoints.AnyMoment && countdown < int.MaxValue)
        {
            await Task.Delay(RandomNumberGenerator.GetInt32(LongestLifeInMilliseconds));
            child.Kill();
        }
        return await Ended(child, point, trouble);
    }

    private async Task<DrawsFound> Check(int crash)
    {
        await using var house = DrillHouse.Open(connection, _keys, _institution);
        try
        {
            return await new AllocationCheck(house, _programme, _rounds, _told).Run();
        }
        catch (InvalidOperationException broken)
        {
            throw Broken(crash, broken.Message);
        }
    }

    private static InvalidOperationException Broken(int crash, string what) => new($"After {crash} crashes: {what}");
}
