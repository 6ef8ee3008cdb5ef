namespace Confrere.Shell;

/// <summary>Paths of the two frames, for <c>_ViewStart</c> and for report pages.</summary>
public static class ShellLayout
{
    public const string Page = "/Shell/_Layout.cshtml";

    /// <summary>For reports: no navigation, reads and prints like a paper.</summary>
    public const string Document = "/Shell/_LayoutDocument.cshtml";
}
