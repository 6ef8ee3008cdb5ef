using System.Collections.Concurrent;
using System.Data;
using Confrere.Kernel.Identifiers;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Kernel.Data;

/// <summary>
/// PostgreSQL under load: units that wait share one serialisable transaction, one after the other, and its flush. Units of one process so
/// never meet each other; where one of a group fails, is refused or meets another process, the group is undone and each has a transaction
/// of its own.
/// </summary>
/// <remarks>
/// With a transaction for each unit a quarter of them met another at 32 clients and ran again (docs/decisions/0004). When a unit takes
/// long, those behind it do not wait for it: another lane begins.
/// </remarks>
internal sealed class SharedCommitter(Database database, TransactionCommitter alone) : ICommitter
{
    private const int LargestGroup = 32;

    // A unit may read through a second connection while its lane holds one: more lanes than half the pool would wait for each other.
    private readonly int _mostLanes = Math.Clamp(TransactionCommitter.MostAtOnce(database), 1, 8);

    // A group that has run this long is committed as it is; and if nothing was begun for this long, somebody is stuck behind a long unit.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(50);

    private readonly ConcurrentQueue<Pending> _queue = new();
    private readonly List<Lane> _lanes = [];

    public Task Commit(Tenancy tenancy, Func<ConfrereContext, Task<bool>> work, CancellationToken cancellation)
    {
        var pending = new Pending(tenancy, work, cancellation);
        _queue.Enqueue(pending);
        bool isOnlyOne;
        lock (_lanes)
            if (isOnlyOne = _lanes.Count == 0) BeginLane();
        if (!isOnlyOne) _ = BeginAnotherIfStuck(pending);
        return pending.Stored.Task;
    }

    // Without the request's context: a lane outlives the request that began it.
    private void BeginLane()
    {
        var lane = new Lane();
        _lanes.Add(lane);
        using var _ = ExecutionContext.IsFlowSuppressed() ? default(AsyncFlowControl?) : ExecutionContext.SuppressFlow();
        Task.Run(() => Run(lane));
    }

    private async Task BeginAnotherIfStuck(Pending pending)
    {
        while (!pending.IsBegun)
        {
            await Task.Delay(Patience);
            lock (_lanes)
                if (!pending.IsBegun && _lanes.Count < _mostLanes && _lanes.TrueForAll(lane => lane.IsStuck)) BeginLane();
        }
    }

    private async Task Run(Lane lane)
    {
        do
        {
            if (_queue.TryDequeue(out var first) && !first.IsGivenUp()) await Store(first, lane);
        }
        while (!Ends(lane));
    }

    // A lane ends when nothing waits, or when one that it stood in for goes on: two at once would meet each other.
    private bool Ends(Lane lane)
    {
        lock (_lanes)
        {
            if (!_queue.IsEmpty && _lanes.TrueForAll(other => other == lane || other.IsStuck)) return false;
            _lanes.Remove(lane);
            return true;
        }
    }

    private async Task Store(Pending first, Lane lane)
    {
        var (group, isCommitting) = (new List<Pending> { first }, false);
        try
        {
            await using var db = database.OpenForWriting(first.Tenancy);
            db.Database.AutoSavepointsEnabled = false;
            await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable);
            if (await RunAll(group, db, lane))
            {
                isCommitting = true;
                await transaction.CommitAsync();
            }
            else if (group.Count > 1) throw new OneOfManyWasRefused();
        }
        // Whether a commit that failed otherwise reached the disk is not known: what is not known is not done again.
        catch (Exception failure) when (!TransactionCommitter.MetAnother(failure) && (isCommitting || group.Count == 1))
        {
            foreach (var pending in group) pending.Fail(failure);
            return;
        }
        catch (Exception)
        {
            // Undone. What went wrong goes wrong again for the unit whose fault it is, and for no other.
            foreach (var pending in group) await Alone(pending, lane);
            return;
        }
        foreach (var pending in group) pending.Stored.TrySetResult();
    }

    /// <param name="group">Holds the first unit; those that follow it in the queue, as far as they work for the same institution, are added as they are begun.</param>
    /// <returns>False when one was refused.</returns>
    private async Task<bool> RunAll(List<Pending> group, ConfrereContext db, Lane lane)
    {
        var (until, institution) = (Environment.TickCount64 + (long)Patience.TotalMilliseconds, Whose(group[0]));
        while (await Run(group[^1], db, lane))
        {
            db.ChangeTracker.Clear();
            if (group.Count >= LargestGroup || Environment.TickCount64 > until || Next(institution) is not { } next) return true;
            group.Add(next);
            // Between looking and taking another lane may have taken the one that was looked at.
            if (Whose(next) != institution) return false;
        }
        return false;
    }

    private Pending? Next((InstitutionId?, bool) institution)
    {
        while (_queue.TryPeek(out var seen) && Whose(seen) == institution && _queue.TryDequeue(out var next))
            if (!next.IsGivenUp()) return next;
        return null;
    }

    private async Task<bool> Run(Pending pending, ConfrereContext db, Lane lane)
    {
        lane.Begin(pending);
        db.Tenancy = pending.Tenancy;
        return await pending.Work(db);
    }

    private async Task Alone(Pending pending, Lane lane)
    {
        lane.Begin(pending);
        try
        {
            await alone.Commit(pending.Tenancy, pending.Work, pending.Cancellation);
            pending.Stored.TrySetResult();
        }
        catch (Exception failure) { pending.Fail(failure); }
    }

    private static (InstitutionId? Institution, bool SeesAll) Whose(Pending pending) => (pending.Tenancy.Institution, pending.Tenancy.SeesAll);

    private sealed class Lane
    {
        private long _lastBegun = Environment.TickCount64;

        public bool IsStuck => Environment.TickCount64 - Volatile.Read(ref _lastBegun) > Patience.TotalMilliseconds;

        public void Begin(Pending pending)
        {
            pending.IsBegun = true;
            Volatile.Write(ref _lastBegun, Environment.TickCount64);
        }
    }

    private sealed class Pending(Tenancy tenancy, Func<ConfrereContext, Task<bool>> work, CancellationToken cancellation)
    {
        public Tenancy Tenancy => tenancy;
        public Func<ConfrereContext, Task<bool>> Work => work;
        public CancellationToken Cancellation => cancellation;
        public volatile bool IsBegun;

        // Continuations run elsewhere, or the first caller's page would be rendered by the lane.
        public TaskCompletionSource Stored { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Whoever waited has gone before it was begun, and the others of a group need not hear of it.</summary>
        public bool IsGivenUp() => cancellation.IsCancellationRequested && (IsBegun = Stored.TrySetCanceled(cancellation));

        public void Fail(Exception failure)
        {
            if (failure is OperationCanceledException && cancellation.IsCancellationRequested) Stored.TrySetCanceled(cancellation);
            else Stored.TrySetException(failure);
        }
    }

    private sealed class OneOfManyWasRefused : Exception;
}
