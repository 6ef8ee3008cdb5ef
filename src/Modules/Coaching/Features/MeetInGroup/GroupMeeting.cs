using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using NodaTime;

namespace Confrere.Coaching.Features.MeetInGroup;

/// <summary>A meeting as the coach's page shows it: its rows with the first names of those whose they are.</summary>
internal sealed record GroupMeeting(MeetingId Id, Instant Start, Instant End, IReadOnlyList<(Session Row, string Name)> Rows)
{
    public IReadOnlyList<(Session Row, string Name)> Booked => [.. Rows.Where(row => row.Row.State == SessionState.Booked)];

    public IReadOnlyList<(Session Row, string Name)> Came => [.. Rows.Where(row => row.Row.State == SessionState.Held)];
}
