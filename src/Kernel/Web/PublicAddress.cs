namespace Confrere.Kernel.Web;

/// <summary>Where people reach this house: the beginning of every link in a mail. The executable registers it.</summary>
public sealed record PublicAddress(Uri Root)
{
    public bool IsSecure => Root.Scheme == Uri.UriSchemeHttps;

    /// <summary>The whole address of a path like "/me".</summary>
    public string Of(string path) => new Uri(Root, path).ToString();
}
