using Confrere.Kernel.Access;
using Confrere.Kernel.Refusals;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Confrere.Kernel.Data;

/// <summary>
/// The only way to change the database. A unit of work is serialisable, durable before the task completes, and undone if it throws
/// or returns a refusal. On SQLite one writer groups many units into a commit; on PostgreSQL each has its transaction.
/// Scoped: it writes as the current actor, for the current institution.
/// </summary>
public sealed class Writer(ICommitter committer, IServiceProvider services, Tenancy tenancy, ActorScope actor, IClock clock)
{
    public async Task<T> Write<T>(Func<UnitOfWork, Task<T>> work, CancellationToken cancellation = default)
    {
        T value = default!;
        var reader = services.GetRequiredService<Reader>();
        reader.Rest();
        await committer.Commit(tenancy, async db =>
        {
            var unit = new UnitOfWork(db, services, actor.Current, clock.GetCurrentInstant());
            value = await work(unit);
            if (value is IRefusable { IsRefused: true }) return false;
            if (unit.Refused is { } refusal)
            {
                // A value that cannot be refused has nobody to hear why: its handler forgot the reason, which is a bug.
                value = value is IRefusable refusable ? (T)refusable.Refused(refusal) : throw new InvalidOperationException(refusal.Sentence);
                return false;
            }
            await unit.Complete();
            reader.Rest();
            return true;
        }, cancellation);
        return value;
    }

    public Task Write(Func<UnitOfWork, Task> work, CancellationToken cancellation = default) =>
        Write(async unit => { await work(unit); return Done.It; }, cancellation);
}
