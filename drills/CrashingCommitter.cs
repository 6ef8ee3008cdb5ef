using Confrere.Kernel.Data;

namespace Confrere.Drills;

/// <summary>The house's committer with a crash point on either side of the commit.</summary>
internal sealed class CrashingCommitter(ICommitter inner, CrashPoints points) : ICommitter
{
    public async Task Commit(Tenancy tenancy, Func<ConfrereContext, Task<bool>> work, CancellationToken cancellation)
    {
        await inner.Commit(tenancy, async db =>
        {
            var stored = await work(db);
            points.Reach(CrashPoints.BeforeCommit);
            return stored;
        }, cancellation);
        points.Reach(CrashPoints.AfterCommit);
    }
}
