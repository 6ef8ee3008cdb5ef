namespace Confrere.Kernel.Erasing;

/// <summary>A place outside the database in which a module keeps copies of what its rows hold, like mail in a folder.</summary>
public interface IErasedElsewhere
{
    /// <summary>Removes every copy whose row is gone. Asked again it finds nothing to do.</summary>
    Task Wipe(CancellationToken cancellation);
}
