using Confrere.Kernel.Access;

namespace Confrere.Planning;

/// <summary>This module's row of the access table.</summary>
internal static class PlanningAccess
{
    public const string Plan = "Planning.Plan";

    public static readonly AccessRule Rule = new(Plan, [Role.Director, Role.Analyst, Role.Administrator],
        "you and the other directors, analysts and administrators of your institution", "anyone without one of these roles; and it holds nothing about any person");
}
