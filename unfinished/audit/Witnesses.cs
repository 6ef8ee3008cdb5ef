namespace Confrere.Kernel.Audit;

/// <summary>The witnesses that CONFRERE_WITNESSES names, separated by blanks: folders, and addresses that begin with https:// or http://.</summary>
internal sealed record Witnesses(IReadOnlyList<IWitness> All)
{
    public const string Variable = "CONFRERE_WITNESSES";

    public static Witnesses FromEnvironment() => Parse(Environment.GetEnvironmentVariable(Variable));

    public static Witnesses Parse(string? setting) =>
        new([.. (setting ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Witness)]);

    private static IWitness Witness(string place) =>
        Uri.TryCreate(place, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? new HttpWitness(address!) : new FolderWitness(place);
}
