using Confrere.Kernel.Access;

namespace Confrere.Coaching;

/// <summary>Who may open the pages of coaching.</summary>
internal static class CoachingAccess
{
    public const string Own = "coaching.own";
    public const string Notes = "coaching.notes";
    public const string Desk = "coaching.desk";
    public const string Match = "coaching.match";
    public const string Apart = "coaching.apart";
    public const string Pay = "coaching.pay";
    public const string Roster = "coaching.roster";
    public const string Ask = "coaching.ask";
    public const string AskOpenly = "coaching.ask-openly";
    public const string Gatherings = "coaching.gatherings";
    public const string Lead = "coaching.lead";
    public const string Plan = "coaching.plan";
    public const string Files = "coaching.files";
    public const string Faces = "coaching.faces";
    public const string WellBeing = "coaching.well-being";

    public static readonly AccessRule[] Rules =
    [
        new(Own, [Role.Participant], "you and the coach you choose",
            "your employer, your department, the programme's director or the analysts"),
        new(Desk, [Role.Coach], "you; a session also by the person you meet, a note by you alone",
            "other coaches, the programme's director or the analysts") { What = "the page of a session with you, or the coach's agenda" },
        new(Notes, [Role.Participant, Role.Coach], "you alone",
            "the programme, your employer, or whoever runs this server: your key is made in your browser and never leaves it unsealed"),
        new(Apart, [Role.Participant, Role.Coach], "nobody: it is not shown again, not even to you",
            "the person you name, your employer, the programme's director; the match desk sees that two people are not to be paired, and never who asked"),
        new(Match, [Role.MatchDesk], "you and the others of the match desk",
            "the programme's director, the analysts, or anybody's employer; this page holds nobody who still waits for coaching to open, and no answer") { What = "the desk on which pairs are matched" },
        new(Pay, [Role.Director], "you and the programme's other directors", "anybody who was coached: nobody of them is named in it") { What = "the ledger of coaches' pay" },
        new(Roster, [Role.Director], "you and the programme's other directors", "anybody as a list of who is coached by whom: no page shows that to a director") { What = "the roster of coaches, or the records of their sessions" },
        new(Ask, Role.All, "you; once you have asked, the match desk and the coach you get", "your employer or your department; the programme's director sees how many wait and not who") { What = "the page on which coaching is asked for" },
        new(AskOpenly, [], "", ""),
        new(Gatherings, [Role.Participant, Role.Coach], "you; your seat also by whoever leads the gathering", "others who come, your employer or your department, until you meet there") { What = "groups and gatherings to come" },
        new(Lead, [Role.Coach], "you, who lead it", "the programme's director, except how many seats are taken and the themes of several sessions together") { What = "who comes to a gathering" },
        new(WellBeing, [Role.Coach], "you alone", "anybody else; the programme's director reads means of many coaches, when a quarter is over") { IsOwn = true },
        new(Files, [Role.Coach], "you; your photograph also by participants, coaches, the match desk and the director, your evidence by the director", "anybody who is not signed in") { IsOwn = true },
        new(Faces, [Role.Participant, Role.Coach, Role.Director, Role.MatchDesk], "participants, coaches, the match desk and the director", "anybody who is not signed in"),
        new(Plan, [Role.Director], "you and the programme's other directors", "anybody as a list of who comes or who said what: no page shows that to a director") { What = "the gatherings that are planned" },
    ];
}
