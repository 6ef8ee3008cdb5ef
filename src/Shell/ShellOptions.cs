namespace Confrere.Shell;

/// <summary>The few things about the frame that the executable decides.</summary>
public sealed class ShellOptions
{
    /// <summary>Where the sign-out button posts to.</summary>
    public string SignOutPath { get; set; } = "/sign-out";

    /// <summary>Where somebody who is not signed in is sent by the header.</summary>
    public string SignInPath { get; set; } = "/sign-in";

    /// <summary>Stands at the foot of every page, for example the programme's office and its telephone number.</summary>
    public string? ContactLine { get; set; }
}
