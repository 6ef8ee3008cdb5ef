using Confrere.Kernel.Access;

namespace Confrere.Surveys;

/// <summary>This module's rows in the access table.</summary>
internal static class SurveysAccess
{
    public const string Own = "Surveys.Own";

    public static readonly AccessRule OwnRule = new(
        Own, [Role.Participant],
        "you alone, with your name beside it",
        "your coach, your employer or the programme's director; the analysis knows these answers under a random code");
}
