using Confrere.Kernel.Access;

namespace Confrere.Coaching;

/// <summary>Who may open the pages of coaching.</summary>
internal static class CoachingAccess
{
    public const string Own = "coaching.own";
    public const string Desk = "coaching.desk";
    public const string Match = "coaching.match";
    public const string Apart = "coaching.apart";
    public const string Pay = "coaching.pay";
    public const string Roster = "coaching.roster";

    public static readonly AccessRule[] Rules =
    [
        new(Own, [Role.Participant], "you and the coach you choose",
            "your employer, your department, the programme's director or the analysts"),
        new(Desk, [Role.Coach], "you; a session also by the person you meet, a note by you alone",
            "other coaches, the programme's director or the analysts"),
        new(Apart, [Role.Participant, Role.Coach], "nobody: it is not shown again, not even to you",
            "the person you name, your employer, the programme's director; the match desk sees that two people are not to be paired, and never who asked"),
        new(Match, [Role.MatchDesk], "you and the others of the match desk",
            "the programme's director, the analysts, or anybody's employer; this page holds nobody who still waits for coaching to open, and no answer"),
        new(Pay, [Role.Director], "you and the programme's other directors", "anybody who was coached: nobody of them is named in it"),
        new(Roster, [Role.Director], "you and the programme's other directors", "anybody as a list of who is coached by whom: no page shows that to a director"),
    ];
}
