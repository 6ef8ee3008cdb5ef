using System.Text;

namespace Confrere.Kernel.Audit;

/// <summary>An address that takes a head by POST as plain text and answers with a status of success.</summary>
internal sealed class HttpWitness(Uri address) : IWitness
{
    private static readonly HttpClient Client = new() { Timeout = TimeSpan.FromSeconds(20) };

    // User information and query may hold a password or a token.
    public string Name { get; } = address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);

    public async Task Give(SignedHead head, CancellationToken cancellation)
    {
        using var content = new StringContent(head.Text, Encoding.UTF8, "text/plain");
        using var answer = await Client.PostAsync(address, content, cancellation);
        answer.EnsureSuccessStatusCode();
    }

    public IEnumerable<KeptHead> Kept() => [];
}
