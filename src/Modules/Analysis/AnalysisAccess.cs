using Confrere.Kernel.Access;

namespace Confrere.Analysis;

/// <summary>This module's rows of the access table.</summary>
internal static class AnalysisAccess
{
    public const string Analyse = "Analysis.Analyse";
    public const string Release = "Analysis.Release";
    public const string Pack = "Analysis.Pack";

    public static readonly AccessRule[] Rules =
    [
        new(Analyse, [Role.Analyst], "you and the other analysts of your institution", "directors, coaches, participants and administrators; and nobody finds a name here"),
        new(Release, [Role.Director], "you and the other directors of your institution",
            "anyone's answers are not here for anyone; what is released is seen by whoever has its link, without an account"),
        new(Pack, [], "", ""),
    ];
}
