using Confrere.Kernel.Web;

namespace Confrere.Messages.Domain;

/// <summary>
/// The address that links in mails begin with: CONFRERE_ADDRESS where it is set (a proxy's name), otherwise the first address the
/// server listens on. Used where the executable has not registered a <see cref="PublicAddress"/> of its own.
/// </summary>
internal static class AddressOfHouse
{
    public const string Variable = "CONFRERE_ADDRESS";

    private const string Default = "http://127.0.0.1:5080";
    private static readonly string[] Wildcards = ["://*", "://+", "://0.0.0.0", "://[::]"];

    public static PublicAddress FromEnvironment() =>
        Of(Environment.GetEnvironmentVariable(Variable), Environment.GetEnvironmentVariable("ASPNETCORE_URLS"));

    /// <exception cref="InvalidOperationException">The stated address is not an http or https address.</exception>
    public static PublicAddress Of(string? stated, string? listening)
    {
        var address = !string.IsNullOrWhiteSpace(stated) ? stated.Trim() : Named(listening);
        return Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? new(uri)
            : throw new InvalidOperationException($"{Variable} is \"{address}\"; it should be an address like https://coaching.example.org.");
    }

    // A wildcard means "every interface"; a link needs a name.
    private static string Named(string? listening)
    {
        var first = listening?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault() ?? Default;
        return Wildcards.Aggregate(first, (address, wildcard) => address.Replace(wildcard, "://localhost"));
    }
}
