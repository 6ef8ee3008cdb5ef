namespace Confrere.Messages.Domain;

/// <summary>The folder into which the site's mail system puts what comes back to the sender's address; null where nobody has set that up.</summary>
internal sealed record BounceSettings(string? Folder)
{
    public const string Variable = "CONFRERE_BOUNCES";

    public static BounceSettings FromEnvironment() =>
        new(Environment.GetEnvironmentVariable(Variable) is { } folder && !string.IsNullOrWhiteSpace(folder) ? folder.Trim() : null);
}
