namespace Confrere.Messages.Contracts;

/// <summary>
/// Where this installation is reached, for links that leave the house in a mail: CONFRERE_ADDRESS where it is set, otherwise what the
/// host says it listens on. Singleton.
/// </summary>
public sealed class SiteAddress
{
    public const string Variable = "CONFRERE_ADDRESS";

    private string _base;
    private readonly bool _isFixed;

    /// <exception cref="InvalidOperationException">The stated address is not an http or https address.</exception>
    public SiteAddress(string? stated)
    {
        _isFixed = !string.IsNullOrWhiteSpace(stated);
        _base = _isFixed ? Checked(stated!.Trim()) : "http://localhost:5000/";
    }

    /// <summary>The host's own address, told once it listens. A stated address (a proxy's name) is kept.</summary>
    public void ListensOn(string address)
    {
        // Wildcards mean "every interface"; a link needs a name.
        if (!_isFixed) _base = Checked(address.Replace("://*", "://localhost").Replace("://+", "://localhost").Replace("://0.0.0.0", "://localhost").Replace("://[::]", "://localhost"));
    }

    /// <summary>The full address of a path like "/me/bookings".</summary>
    public string Absolute(string path) => _base + path.TrimStart('/');

    private static string Checked(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? uri.GetLeftPart(UriPartial.Path).TrimEnd('/') + "/"
            : throw new InvalidOperationException($"{Variable} is \"{address}\"; it should be an address like https://coaching.example.org.");
}
