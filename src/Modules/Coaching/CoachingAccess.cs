using Confrere.Kernel.Access;

namespace Confrere.Coaching;

/// <summary>Who may open the pages of coaching.</summary>
internal static class CoachingAccess
{
    public const string Own = "coaching.own";
    public const string Desk = "coaching.desk";
    public const string Roster = "coaching.roster";

    public static readonly AccessRule[] Rules =
    [
        new(Own, [Role.Participant], "You and the coach you choose can see this.",
            "Your employer, your department, the programme's director and the analysts cannot."),
        new(Desk, [Role.Coach], "You can see this. Each session is seen by you and the person you meet.",
            "Other coaches, the programme's director and the analysts cannot. Nobody but you sees a note."),
        new(Roster, [Role.Director], "You and other directors can see this.", "Who is coached by whom is not on this page and you cannot see it anywhere."),
    ];
}
