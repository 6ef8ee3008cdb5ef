using System.Globalization;
using System.Runtime.InteropServices;

namespace Confrere.Drills;

/// <summary>What came of a simulated year.</summary>
/// <param name="Breaches">Promises that were broken, in sentences.</param>
internal sealed record YearResult(
    YearPlan Plan, string Database, TimeSpan Took, IReadOnlyList<string> Breaches, IReadOnlyDictionary<string, int> Sessions, IReadOnlyDictionary<string, int> Places,
    IReadOnlyDictionary<string, int> Engagements, int Moved, int Leaves, int CheckIns, int PayLines, int Mails, int CalendarEntries)
{
    public string Page(DateTimeOffset on) => $"""
        # A simulated year

        Written by `drills/run simulate-year {Plan.Physicians} {Plan.Coaches}` on {on.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}; {Database}, .NET {Environment.Version}, {RuntimeInformation.OSDescription.Trim()}, {Environment.ProcessorCount} cores, {Took.TotalMinutes.ToString("0", CultureInfo.InvariantCulture)} minutes for {Plan.Days} days.

        {Plan.Physicians} physicians and {Plan.Coaches} coaches live through the handlers that serve the pages, on a clock that is moved: invitation, consent, survey, allocation, choosing a coach, booking singly and in
        series, moving, cancelling, changing coach, withdrawing, further sessions; coaches on leave. What happens how often is invented for load and variety (`drills/YearPlan.cs`) and estimates nothing.

        | | |
        | --- | ---: |
        {Rows("places:", Places)}
        {Rows("engagements:", Engagements)}
        {Rows("sessions:", Sessions)}
        | sessions moved at least once | {Moved} |
        | leaves of coaches | {Leaves} |
        | check-ins asked | {CheckIns} |
        | lines in the pay ledger | {PayLines} |
        | mails | {Mails} |
        | calendar entries | {CalendarEntries} |

        Checked at the end, from the tables and from the calendar files that were mailed, by other means than the handlers use (`drills/YearInvariants.cs`): no coach and no participant in two
        sessions at once; no coach with more people at once than they have room for; no participant with two coaches at once; no more sessions than the dose; no session
        outside its window; exactly one line in the ledger for each held session and none for any other; each booked session in both calendars at its own hour, each
        cancelled one taken out, and no entry without a session; the audit chain whole.

        Found: {(Breaches.Count == 0 ? "all of it holds." : string.Join(" ", Breaches))}

        """;

    private static string Rows(string of, IReadOnlyDictionary<string, int> counts) =>
        string.Join('\n', counts.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"| {of} {pair.Key} | {pair.Value} |"));
}
