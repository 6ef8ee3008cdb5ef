namespace Confrere.Shell;

/// <summary>The Content-Security-Policy that every page and component of the shell works under; the executable sends it.</summary>
public static class ShellContentPolicy
{
    public const string Header =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
}
