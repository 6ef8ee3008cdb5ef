namespace Confrere.Kernel.Audit;

/// <summary>The witnesses that CONFRERE_WITNESSES names, separated by blanks: folders, http(s) addresses, and mailto: for a mail address.</summary>
internal sealed record Witnesses(IReadOnlyList<IWitness> All)
{
    public const string Variable = "CONFRERE_WITNESSES";

    private const string MailTo = "mailto:";

    /// <exception cref="InvalidOperationException">A mail address is named, and nothing here sends mail.</exception>
    public static Witnesses Parse(string? setting, IHeadMail? mail = null) =>
        new([.. (setting ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(place => Witness(place, mail))]);

    private static IWitness Witness(string place, IHeadMail? mail)
    {
        if (place.StartsWith(MailTo, StringComparison.Ordinal))
            return new MailWitness(place[MailTo.Length..], mail ?? throw new InvalidOperationException($"{Variable} names a mail address, and nothing here sends mail."));
        return Uri.TryCreate(place, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? new HttpWitness(address!) : new FolderWitness(place);
    }
}
