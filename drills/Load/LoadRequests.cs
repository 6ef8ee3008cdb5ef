using System.Text;
using System.Text.Json;
using Confrere.Surveys.Features;

namespace Confrere.Drills.Load;

/// <summary>The bytes that browsers of a crowd would send.</summary>
internal sealed class LoadRequests(Crowd crowd)
{
    public const int FormItems = 16;
    private const int ItemsOnFirstPage = 6;

    public byte[] Page(int place) => Get($"/me/surveys/{crowd[place].Visit}/1", crowd[place].Who.Cookies);

    /// <summary>The same page of a server that asks nobody who they are.</summary>
    public byte[] BarePage(int place) => Get($"/me/surveys/{crowd[place].Visit}/1", null);

    public byte[] Submit(int place, string? path = null)
    {
        var (who, visit) = crowd[place];
        var form = new StringBuilder();
        foreach (var (item, value) in SurveyClient.Answers(place)) form.Append(Uri.EscapeDataString(PostedAnswers.Field(item))).Append('=').Append(value).Append('&');
        form.Append("key=load-").Append(place).Append("&__RequestVerificationToken=").Append(Uri.EscapeDataString(who.Token));
        return Post(path ?? $"/me/surveys/{visit}/send", who.Cookies, "application/x-www-form-urlencoded", form.ToString(), "");
    }

    public byte[] Autosave(int place, int saved)
    {
        var (who, visit) = crowd[place];
        var item = $"pfi{1 + (place + saved) % ItemsOnFirstPage:00}";
        var body = JsonSerializer.Serialize(new { key = $"load-{place}-{saved}", item, value = (SurveyClient.Answers(place)[item] + saved / ItemsOnFirstPage) % 5 });
        return Post($"/me/surveys/{visit}/1?handler=Answer", who.Cookies, "application/json", body, $"RequestVerificationToken: {who.Token}\r\n");
    }

    private static byte[] Get(string path, string? cookies) => Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{(cookies is null ? "" : $"Cookie: {cookies}\r\n")}\r\n");

    private static byte[] Post(string path, string cookies, string type, string body, string further) => Encoding.ASCII.GetBytes(
        $"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {cookies}\r\n{further}Content-Type: {type}\r\nContent-Length: {body.Length}\r\n\r\n{body}");
}
