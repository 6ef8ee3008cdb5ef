namespace Confrere.Protocols.Domain;

/// <summary>One place where two versions differ. Null stands for a field that one of them does not have.</summary>
/// <param name="Path">Entries of a list go by their code: "offerings[coaching].sessions".</param>
internal sealed record ProtocolChange(string Path, string? Before, string? After)
{
    public override string ToString() => (Before, After) switch
    {
        (null, _) => $"+ {Path}: {After}",
        (_, null) => $"- {Path}: {Before}",
        _ => $"~ {Path}: {Before} -> {After}",
    };
}
