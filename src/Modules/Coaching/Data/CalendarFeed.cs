using System.Text.Json;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.Coaching.Data;

/// <summary>
/// A calendar that a coach lets the house read, as times only: what stands in it is not kept. Address and times are encrypted. What was read last
/// goes on counting while the address does not answer.
/// </summary>
internal sealed class CalendarFeed : ITenantOwned
{
    public required PersonId Coach { get; init; }
    public InstitutionId InstitutionId { get; init; }
    public required string Address { get; init; }
    public required Instant NextAt { get; set; }
    public Instant? ReadAt { get; private set; }

    /// <summary>What is wrong with it, in a sentence; empty when nothing is.</summary>
    public string Problem { get; private set; } = "";

    public string BusyJson { get; private set; } = "[]";

    public IReadOnlyList<Interval> Busy => [.. JsonSerializer.Deserialize<long[][]>(BusyJson)!.Select(pair => new Interval(Instant.FromUnixTimeSeconds(pair[0]), Instant.FromUnixTimeSeconds(pair[1])))];

    public void Take(IEnumerable<Interval> busy, Instant now)
    {
        BusyJson = JsonSerializer.Serialize(busy.Select(time => new[] { time.Start.ToUnixTimeSeconds(), time.End.ToUnixTimeSeconds() }));
        (ReadAt, Problem) = (now, "");
    }

    public void Fail(string problem) => Problem = problem;
}
