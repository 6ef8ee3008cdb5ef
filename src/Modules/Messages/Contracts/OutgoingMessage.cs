using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.Messages.Contracts;

/// <summary>A mail to be sent. Subject and text are neutral: a secretary may read them.</summary>
/// <param name="Kind">What it is for, like "survey-invitation"; the re-check before sending is registered by kind.</param>
/// <param name="Key">The obligation that it serves: the same key is never sent twice.</param>
/// <param name="About">What the re-check needs, like a participant code and visit; null when nothing can make it needless.</param>
public sealed record OutgoingMessage(
    PersonId To, string Kind, string Key, string Subject, string Text, Instant SendAfter, string? About = null, CalendarEntry? Calendar = null);
