namespace Confrere.Kernel.Access;

/// <summary>The roles of the privacy design. A sponsor has none: packs reach them by link, without an account.</summary>
public static class Role
{
    public const string Participant = "participant";
    public const string Coach = "coach";
    public const string Director = "director";
    public const string MatchDesk = "match-desk";
    public const string Analyst = "analyst";
    public const string Administrator = "administrator";
    public const string Auditor = "auditor";

    public static readonly IReadOnlyList<string> All = [Participant, Coach, Director, MatchDesk, Analyst, Administrator, Auditor];
}
