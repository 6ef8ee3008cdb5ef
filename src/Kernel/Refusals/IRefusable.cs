namespace Confrere.Kernel.Refusals;

/// <summary>Lets the writer see that a unit of work was refused and undo it, whatever its value's type.</summary>
public interface IRefusable
{
    bool IsRefused { get; }
}
