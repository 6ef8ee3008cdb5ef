using NodaTime;

namespace Confrere.Messages.Contracts;

/// <summary>A calendar file that goes with a message. The UID stays for the life of the appointment and the sequence rises with every change.</summary>
public sealed record CalendarEntry(string Uid, int Sequence, Instant Start, Duration Length, string ZoneId, string Title, bool IsCancelled);
