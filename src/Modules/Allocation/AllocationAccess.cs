using Confrere.Kernel.Access;

namespace Confrere.Allocation;

/// <summary>This module's rows in the access table.</summary>
internal static class AllocationAccess
{
    public const string Own = "Allocation.Own";

    public static readonly AccessRule OwnRule = new(
        Own, [Role.Participant],
        "you, and the coach whom you choose",
        "the programme's director, the analysts or your employer");
}
