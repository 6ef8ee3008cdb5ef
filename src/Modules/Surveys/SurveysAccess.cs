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

    public const string FollowUp = "Surveys.FollowUp";

    public static readonly AccessRule FollowUpRule = new(
        FollowUp, [Role.Director],
        "you and the programme's other directors: who owes a survey and whether mail reaches them",
        "anybody as answers, scores or groups by name: no page shows those to a director");
}
