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
        new(Own, [Role.Participant], "you and the coach you choose",
            "your employer, your department, the programme's director or the analysts"),
        new(Desk, [Role.Coach], "you; a session also by the person you meet, a note by you alone",
            "other coaches, the programme's director or the analysts"),
        new(Roster, [Role.Director], "you and the programme's other directors", "anybody as a list of who is coached by whom: no page shows that to a director"),
    ];
}
