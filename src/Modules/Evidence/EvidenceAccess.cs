using Confrere.Kernel.Access;

namespace Confrere.Evidence;

/// <summary>This module's row of the access table.</summary>
internal static class EvidenceAccess
{
    public const string Read = "Evidence.Read";

    public static readonly AccessRule Rule = new(Read, [Role.Director, Role.Analyst, Role.Administrator],
        "you and the other directors, analysts and administrators of your institution", "other institutions; and it holds nothing about any person");
}
