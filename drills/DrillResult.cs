using System.Globalization;
using System.Runtime.InteropServices;

namespace Confrere.Drills;

/// <summary>What drill R-15 found. A broken promise is no result: the drill stops at it.</summary>
/// <param name="KilledAt">How many processes died at each crash point.</param>
/// <param name="Told">How many answers got through before a process died.</param>
internal sealed record DrillResult(int Processes, IReadOnlyDictionary<string, int> KilledAt, int Allocated, int Told, string Database, TimeSpan Took)
{
    public int Killed => KilledAt.Values.Sum();

    public string Page(DateTimeOffset on) => $"""
        # Drill R-15: killed inside randomisation

        Written by `drills/run allocation {Processes}` on {on.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}; {Database}, .NET {Environment.Version}, {RuntimeInformation.OSDescription.Trim()}, {Environment.ProcessorCount} cores, {Took.TotalMinutes.ToString("0", CultureInfo.InvariantCulture)} minutes.

        {Processes} processes enrolled and allocated people while mail went out; {Killed} of them were killed (SIGKILL) at these points, each at a place drawn at random:

        | point | killed |
        | --- | ---: |
        {string.Join('\n', KilledAt.OrderBy(point => point.Key, StringComparer.Ordinal).Select(point => $"| {point.Key} | {point.Value} |"))}

        Checked every 50 processes and at the end: the audit chain is whole; every draw is the one of the sealed seed; whoever's baseline is locked has exactly
        one allocation and the calendar that follows it; places have neither gap nor double; whoever was told of an allocation has it.

        Found: {Allocated} allocated, {Told} told of it, none lost, none twice, no gap, no reuse.

        With no failure in {Killed} kills the chance of one per kill is below {(100 * (1 - Math.Pow(0.05, 1.0 / Killed))).ToString("0.0", CultureInfo.InvariantCulture)}% (exact one-sided 95% bound, 1 - 0.05^(1/{Killed})).

        """;
}
