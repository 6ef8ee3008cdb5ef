using System.Text.Json;
using Confrere.Messages.Contracts;
using NodaTime;

namespace Confrere.Messages.Data;

/// <summary>The calendar entry of a message as it is stored.</summary>
internal sealed record CalendarJson(string Uid, int Sequence, long Start, long Seconds, string Zone, string Title, bool Cancelled)
{
    public static string Write(CalendarEntry? entry) => entry is null
        ? ""
        : JsonSerializer.Serialize(new CalendarJson(
            entry.Uid, entry.Sequence, entry.Start.ToUnixTimeSeconds(), (long)entry.Length.TotalSeconds, entry.ZoneId, entry.Title, entry.IsCancelled));

    public static CalendarEntry? Read(string stored) => stored.Length == 0 ? null : JsonSerializer.Deserialize<CalendarJson>(stored)!.Entry();

    private CalendarEntry Entry() => new(Uid, Sequence, Instant.FromUnixTimeSeconds(Start), Duration.FromSeconds(Seconds), Zone, Title, Cancelled);
}
