namespace Confrere.Kernel.Refusals;

/// <summary>The value of a use case that returns nothing but its success.</summary>
public readonly record struct Done
{
    public static readonly Done It;
}
