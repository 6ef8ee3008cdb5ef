using System.Net;
using System.Text.RegularExpressions;

namespace Confrere.Modules.Tests.House;

/// <summary>Reads pages and sends their forms as a browser without script would: cookies, antiforgery token, redirects followed.</summary>
internal sealed partial class Browser : IDisposable
{
    private readonly HttpClient _client;

    public Browser(Uri root) => _client = new(new HttpClientHandler { CookieContainer = Cookies, AllowAutoRedirect = true }) { BaseAddress = root };

    public CookieContainer Cookies { get; } = new();
    public string Path { get; private set; } = "";
    public string Html { get; private set; } = "";
    public HttpStatusCode Status { get; private set; }

    /// <summary>The page's words as they are read: entities resolved, tags and runs of white space gone.</summary>
    public string Words => WebUtility.HtmlDecode(Space().Replace(Tag().Replace(Html, " "), " "));

    public Task Open(string path) => Take(_client.GetAsync(path));

    /// <summary>Sends the first form that posts to this page (or to <paramref name="to"/>), with the page's antiforgery token.</summary>
    public Task Send(IEnumerable<KeyValuePair<string, string>> fields, string? to = null)
    {
        var token = Token().Match(Html);
        token.Success.ShouldBeTrue("the page has no form to send");
        return Take(_client.PostAsync(to ?? Path, new FormUrlEncodedContent(fields.Append(new("__RequestVerificationToken", WebUtility.HtmlDecode(token.Groups[1].Value))))));
    }

    public Task Send(params (string Name, string Value)[] fields) => Send(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));

    /// <summary>Sends a file by the first form of this page.</summary>
    public async Task Upload(string field, string fileName, byte[] bytes)
    {
        var token = Token().Match(Html);
        token.Success.ShouldBeTrue("the page has no form to send");
        using var form = new MultipartFormDataContent
        {
            { new StringContent(WebUtility.HtmlDecode(token.Groups[1].Value)), "__RequestVerificationToken" }, { new ByteArrayContent(bytes), field, fileName },
        };
        await Take(_client.PostAsync(Path, form));
    }

    public void Dispose() => _client.Dispose();

    private async Task Take(Task<HttpResponseMessage> request)
    {
        using var response = await request;
        (Status, Html, Path) = (response.StatusCode, await response.Content.ReadAsStringAsync(), response.RequestMessage!.RequestUri!.AbsolutePath);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
