using System.Globalization;
using System.Runtime.InteropServices;

namespace Confrere.Drills;

/// <summary>What drill R-15 found. A broken promise is no result: the drill stops at it.</summary>
/// <param name="KilledAt">How many processes died at each crash point.</param>
/// <param name="Told">What got through before a process died.</param>
internal sealed record DrillResult(int Processes, IReadOnlyDictionary<string, int> KilledAt, DrawsFound Found, ToldByDrill Told, string Database, TimeSpan Took)
{
    public int Killed => KilledAt.Values.Sum();

    public string Page(DateTimeOffset on) => $"""
        # Drill R-15: killed inside randomisation

        Written by `drills/run allocation {Processes}` on {on.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}; {Database}, .NET {Environment.Version}, {RuntimeInformation.OSDescription.Trim()}, {Environment.ProcessorCount} cores, {Took.TotalMinutes.ToString("0", CultureInfo.InvariantCulture)} minutes.

        {Processes} processes, each three days after the one before, enrolled and allocated people in one programme, and in another closed rounds of a lottery and made the second draw, while
        mail went out; {Killed} of them were killed (SIGKILL) at these points, each at a place drawn at random:

        | point | killed |
        | --- | ---: |
        {string.Join('\n', KilledAt.OrderBy(point => point.Key, StringComparer.Ordinal).Select(point => $"| {point.Key} | {point.Value} |"))}

        Checked every 50 processes and at the end: the audit chain is whole; every draw of every list is the one of its sealed seed; whoever's baseline is locked has exactly
        one allocation and the calendar that follows it, or in the other programme waits or is in exactly one round; a round is drawn wholly or not at all; the second draw has exactly those
        whose survey is stored; places have neither gap nor double; whoever was told of something has it; each person of a round has one mail, and no mail went out as two.

        Found: {Found.Allocated} allocated, {Told.Allocated.Count} told of it; {Found.InRounds} people drawn in {Found.Rounds} rounds, {Told.Rounds.Count} of them acknowledged; {Found.Second} second draws, {Told.Second.Count} acknowledged;
        {Told.Mails} mails; none lost, none twice, no gap, no reuse.

        With no failure in {Killed} kills the chance of one per kill is below {(100 * (1 - Math.Pow(0.05, 1.0 / Killed))).ToString("0.0", CultureInfo.InvariantCulture)}% (exact one-sided 95% bound, 1 - 0.05^(1/{Killed})).

        """;
}
