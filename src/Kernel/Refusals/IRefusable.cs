namespace Confrere.Kernel.Refusals;

/// <summary>Lets the writer see that a unit of work was refused and undo it, or refuse it itself, whatever its value's type.</summary>
public interface IRefusable
{
    bool IsRefused { get; }

    /// <summary>The same kind of value, refused.</summary>
    IRefusable Refused(Refusal refusal);
}
