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
/// Drill R-15: a process that enrols and allocates is killed at many points between enrol, allocate, commit and notify. Afterwards every
/// enrolled person whose baseline is locked has exactly one allocation, the places of the list are taken without gap or reuse and are those
/// of the sealed seed, whoever was told of an allocation has it, and the audit chain is whole.
/// </summary>
internal sealed class AllocationDrill(string connection, string protocol, Action<string> tell)
{
    private const int LatestPassage = 30;
    private const int LongestLifeInMilliseconds = 2500;
    // At the lowest priority beside other work a process takes minutes to start.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly string _keys = Directory.CreateTempSubdirectory("confrere-drill-keys-").FullName;
    private readonly InstitutionId _institution = NewId.Of<InstitutionId>();
    private readonly ConcurrentBag<string> _told = [];
    private ProgrammeId _programme;

    /// <param name="within">After so long no further process is started.</param>
    /// <exception cref="InvalidOperationException">A promise was broken; the sentence says which, after how many crashes.</exception>
    public async Task<DrillResult> Run(int crashes, TimeSpan? within = null)
    {
        var watch = Stopwatch.StartNew();
        await SetUp();
        var (killedAt, allocated) = (CrashPoints.All.ToDictionary(point => point, _ => 0), 0);
        for (var crash = 1; crash <= crashes; crash++)
        {
            var point = CrashPoints.All[crash % CrashPoints.All.Count];
            if (await Crash(point)) killedAt[point]++;
            var isLast = crash == crashes || watch.Elapsed > within;
            // Whatever the crashes left behind, the next process goes on with it.
            if (isLast && await Child(point, int.MaxValue)) throw Broken(crash, "the process that was left alone was killed.");
            if (crash % 50 == 0 || isLast)
            {
                allocated = await Check(crash);
                tell($"{crash} processes, {killedAt.Values.Sum()} of them killed: {allocated} allocated, {_told.Count} told, nothing lost, no gap, no reuse.");
            }
            if (isLast) return Result(crash, killedAt, allocated, watch.Elapsed);
        }
        throw new ArgumentOutOfRangeException(nameof(crashes), crashes, "The drill kills one process or more.");
    }

    private DrillResult Result(int processes, IReadOnlyDictionary<string, int> killedAt, int allocated, TimeSpan took)
    {
        var result = new DrillResult(processes, killedAt, allocated, _told.Count, connection.StartsWith("Data Source", StringComparison.OrdinalIgnoreCase) ? "SQLite" : "PostgreSQL", took);
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
            var allocated = await Check(crash);
            tell($"Killed after {answers} answers: {allocated} of {people} allocated, nothing lost, no gap, no reuse.");
        }
        await Crowd(int.MaxValue);
        return await Check(killAfter.Length);
    }

    /// <returns>True when the process was killed.</returns>
    private async Task<bool> Crowd(int killAfter)
    {
        string[] arguments = [typeof(AllocationDrill).Assembly.Location, "crowd", connection, _keys, $"{_institution}", $"{_programme}"];
        using var child = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (trouble, answers) = (child.StandardError.ReadToEndAsync(), 0);
        child.OutputDataReceived += (_, line) =>
        {
            if (!Told(line.Data)) return;
            if (Interlocked.Increment(ref answers) == killAfter) child.Kill();
        };
        child.BeginOutputReadLine();
        return await Ended(child, "everybody at once", trouble);
    }

    private bool Told(string? line)
    {
        if (line is null || !line.StartsWith("allocated ", StringComparison.Ordinal)) return false;
        _told.Add(line["allocated ".Length..]);
        return true;
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
        _programme = (await house.Do("drill", (CreateProgramme create) => create.Handle(protocol))).Value;
        for (var custodian = 0; custodian < 2; custodian++)
            _ = (await house.Do("drill", (EnterShare enter) => enter.Handle(_programme, NewId.Of<PersonId>(), RandomNumberGenerator.GetHexString(64)))).Value;
        _ = (await house.Do("drill", (OpenEnrolment open) => open.Handle(_programme, despiteWarnings: true))).Value;
    }

    /// <returns>False when the process came to its end before it was killed.</returns>
    private Task<bool> Crash(string point) => Child(point, RandomNumberGenerator.GetInt32(1, LatestPassage));

    /// <param name="countdown">At which passage of the point it is killed; with int.MaxValue it is left alone.</param>
    /// <returns>True when it was killed.</returns>
    private async Task<bool> Child(string point, int countdown)
    {
        string[] arguments = [typeof(AllocationDrill).Assembly.Location, "child", connection, _keys, $"{_institution}", $"{_programme}", point, $"{countdown}"];
        using var child = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var trouble = child.StandardError.ReadToEndAsync();
        child.OutputDataReceived += (_, line) => Told(line.Data);
        child.BeginOutputReadLine();
        if (point == CrashPoints.AnyMoment && countdown < int.MaxValue)
        {
            await Task.Delay(RandomNumberGenerator.GetInt32(LongestLifeInMilliseconds));
            child.Kill();
        }
        return await Ended(child, point, trouble);
    }

    private async Task<int> Check(int crash)
    {
        await using var house = DrillHouse.Open(connection, _keys, _institution);
        await house.Services.GetRequiredService<Sequencer>().LinkAll();
        if ((await house.Services.GetRequiredService<AuditChain>().Verify()).Problem is { } broken) throw Broken(crash, broken);
        if ((await house.Do("drill", (IAllocationReplay replay) => replay.Verify(_programme))).Problem is { } problem) throw Broken(crash, problem);
        return await house.Do("drill", async (Reader reader) =>
        {
            var locked = await (
                from obligation in reader.Query<Obligation>()
                where obligation.IsBaseline && reader.Query<Submission>().Any(submission => submission.Obligation == obligation.Id)
                select obligation.Participant).ToListAsync();
            var allocated = await reader.Query<AllocatedParticipant>().Select(row => row.Participant).ToListAsync();
            var followed = await reader.Query<Obligation>().Where(row => !row.IsBaseline).Select(row => row.Participant).Distinct().ToListAsync();
            if (allocated.Count != allocated.Distinct().Count()) throw Broken(crash, "a participant is allocated twice.");
            if (!allocated.ToHashSet().SetEquals(locked)) throw Broken(crash, $"{locked.Count} baselines are locked and {allocated.Count} participants allocated, or not the same ones.");
            if (!followed.ToHashSet().SetEquals(allocated)) throw Broken(crash, "somebody allocated has no follow-up calendar.");
            if (_told.Except(allocated.Select(code => code.Value)).FirstOrDefault() is { } lost) throw Broken(crash, $"participant {lost} was told of an allocation that is not stored.");
            return allocated.Count;
        });
    }

    private static InvalidOperationException Broken(int crash, string what) => new($"After {crash} crashes: {what}");
}
