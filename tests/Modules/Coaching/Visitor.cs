using System.Net;
using System.Text.RegularExpressions;
using Confrere.Kernel.Identifiers;

namespace Confrere.Modules.Tests.Coaching;

/// <summary>A browser without script: opens pages, and posts forms with the token that the page holds.</summary>
internal sealed partial class Visitor : IDisposable
{
    private readonly HttpClient _client;
    private string _page = "";

    public Visitor(Uri address, PersonId person, string role)
    {
        _client = new(new HttpClientHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false }) { BaseAddress = address };
        _client.DefaultRequestHeaders.Add(SignedInByHeader.Person, person.ToString());
        _client.DefaultRequestHeaders.Add(SignedInByHeader.Role, role);
    }

    /// <summary>Somebody who is not signed in.</summary>
    public Visitor(Uri address) => _client = new(new HttpClientHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false }) { BaseAddress = address };

    public async Task<string> Open(string path)
    {
        var answer = await _client.GetAsync(path);
        _page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, _page);
        return _page;
    }

    public async Task<HttpStatusCode> StatusOf(string path) => (await _client.GetAsync(path)).StatusCode;

    public async Task<(HttpStatusCode Status, string Page)> Answer(string path)
    {
        var answer = await _client.GetAsync(path);
        return (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
    }

    /// <returns>Where the form led to; the page itself when it was refused.</returns>
    public async Task<string> Post(string path, params (string Name, string Value)[] fields)
    {
        var token = Token().Match(_page).Groups[1].Value;
        var form = fields.Append(("__RequestVerificationToken", token)).Select(field => KeyValuePair.Create(field.Item1, field.Item2));
        var answer = await _client.PostAsync(path, new FormUrlEncodedContent(form));
        return answer.StatusCode == HttpStatusCode.Redirect ? answer.Headers.Location!.ToString() : WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    public Task<HttpResponseMessage> Fetch(string path) => _client.GetAsync(path);

    /// <summary>Posts a form with a file, as a browser does.</summary>
    public async Task<string> Send(string path, (string Name, string Value)[] fields, string? fileName, byte[] bytes)
    {
        using var form = new MultipartFormDataContent { { new StringContent(Token().Match(_page).Groups[1].Value), "__RequestVerificationToken" } };
        foreach (var (name, value) in fields) form.Add(new StringContent(value), name);
        if (fileName is not null) form.Add(new ByteArrayContent(bytes), "file", fileName);
        var answer = await _client.PostAsync(path, form);
        return answer.StatusCode == HttpStatusCode.Redirect ? answer.Headers.Location!.ToString() : WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    public void Dispose() => _client.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
