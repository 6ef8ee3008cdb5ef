using NodaTime;

namespace Confrere.Enrolment.Contracts;

/// <summary>One line of a participant's timeline.</summary>
/// <param name="Action">Where to go when this is the thing to do now; null when there is nothing to do.</param>
public sealed record TimelineEntry(Instant At, string Title, string Text, TimelineState State, TimelineAction? Action = null);
