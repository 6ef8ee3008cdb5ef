using NodaTime;

namespace Confrere.App.Demonstration;

/// <summary>What happens when, in order of time; of two at the same instant the one that was added first.</summary>
internal sealed class Agenda
{
    private readonly PriorityQueue<Func<Task>, (Instant At, int Number)> _acts = new();
    private int _added;

    public void Add(Instant at, Func<Task> act) => _acts.Enqueue(act, (at, _added++));

    /// <summary>Plays every act until the given instant, those included that are added on the way.</summary>
    public async Task PlayUntil(Instant end, DemonstrationClock clock)
    {
        while (_acts.TryPeek(out var act, out var when) && when.At <= end)
        {
            _acts.Dequeue();
            clock.Play(when.At);
            await act();
        }
    }
}
