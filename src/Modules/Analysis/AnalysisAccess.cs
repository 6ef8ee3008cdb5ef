using Confrere.Kernel.Access;

namespace Confrere.Analysis;

/// <summary>This module's rows of the access table.</summary>
internal static class AnalysisAccess
{
    public const string Analyse = "Analysis.Analyse";
    public const string Release = "Analysis.Release";
    public const string Dashboard = "Analysis.Dashboard";
    public const string Pack = "Analysis.Pack";

    public static readonly AccessRule[] Rules =
    [
        new(Analyse, [Role.Analyst], "you and the other analysts of your institution", "directors, coaches, participants or administrators; and nobody finds a name here"),
        new(Release, [Role.Director], "you and the other directors of your institution",
            "anybody as single answers; what is released is seen, without an account, by whoever has its link"),
        new(Dashboard, [Role.Analyst, Role.Director], "your institution's analysts, with the groups as A and B, and its directors, with everybody together",
            "anybody as names, answers or groups by name; a director sees no count of a few people, and the outcome is the analysts' alone"),
        new(Pack, [], "", ""),
    ];
}
