namespace Confrere.Kernel.Data;

/// <summary>The seam between the two databases: grouped commits through one connection, or a transaction each.</summary>
public interface ICommitter
{
    /// <summary>Runs the work in a transaction and completes when it is on disk. The work returns false to be undone.</summary>
    Task Commit(Tenancy tenancy, Func<ConfrereContext, Task<bool>> work, CancellationToken cancellation);
}
