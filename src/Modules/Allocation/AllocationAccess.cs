using Confrere.Kernel.Access;

namespace Confrere.Allocation;

/// <summary>This module's rows in the access table.</summary>
internal static class AllocationAccess
{
    public const string Own = "Allocation.Own";

    public static readonly AccessRule OwnRule = new(
        Own, [Role.Participant],
        "You can see when your coaching starts, and so can the coach whom you choose.",
        "The programme's director, the analysts and your employer cannot.");
}
