namespace Confrere.Drills.Power;

/// <summary>A database on a disk whose power is cut: made there once, then opened on what each cut left.</summary>
internal abstract class DatabaseOnDisk
{
    /// <summary>Of the disk.</summary>
    public abstract int Megabytes { get; }

    /// <summary>The verb of the drills' own program that serves the house.</summary>
    /// <param name="isCareless">The control, which acknowledges before it flushes.</param>
    public abstract string Server(bool isCareless);

    /// <returns>The connection string.</returns>
    /// <inheritdoc cref="Server"/>
    public abstract Task<string> Make(string folder, bool isCareless);

    /// <returns>The connection string.</returns>
    /// <exception cref="InvalidOperationException">It cannot be opened.</exception>
    public abstract Task<string> Open(string folder);

    /// <summary>What the database's own checker says of the one that is open.</summary>
    /// <exception cref="InvalidOperationException">It is broken.</exception>
    public abstract Task Check();

    /// <summary>Nothing of this process holds files of the disk any more.</summary>
    public abstract Task LetGo();

    /// <summary>Nothing at all uses the disk any more.</summary>
    public abstract Task Close();
}
