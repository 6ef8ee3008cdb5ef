using Confrere.Kernel.Access;

namespace Confrere.Surveys;

/// <summary>This module's rows in the access table.</summary>
internal static class SurveysAccess
{
    public const string Own = "Surveys.Own";

    public static readonly AccessRule OwnRule = new(
        Own, [Role.Participant],
        "You alone can see these answers together with your name.",
        "Your coach, your employer and the programme's director cannot. The analysis knows them under a random code.");
}
