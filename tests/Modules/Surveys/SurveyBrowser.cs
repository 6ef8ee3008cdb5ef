using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Confrere.Kernel.Identifiers;
using Confrere.Modules.Tests.Allocation;

namespace Confrere.Modules.Tests.Surveys;

/// <summary>What a browser without script does with the pages of a survey, in a line each.</summary>
internal static partial class SurveyBrowser
{
    public static async Task<HttpClient> Browser(Trial trial, ParticipantCode code)
    {
        var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = await trial.House.Serve() };
        SignedInByHeader.As(browser, Trial.PersonOf(code), trial.House.Institution);
        return browser;
    }

    public static async Task<string> Read(HttpClient browser, string page)
    {
        var response = await browser.GetAsync(page);
        var html = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBe(HttpStatusCode.OK, html);
        return html;
    }

    public static Task<HttpResponseMessage> Post(HttpClient browser, string page, string html, Dictionary<string, string> answers)
    {
        answers["__RequestVerificationToken"] = Hidden(html)["__RequestVerificationToken"];
        return browser.PostAsync(page, new FormUrlEncodedContent(answers));
    }

    public static Dictionary<string, string> Answered(int first, int last, int value) =>
        Enumerable.Range(first, last - first + 1).ToDictionary(item => $"answers[pfi{item:00}]", _ => value.ToString());

    public static Dictionary<string, string> Hidden(string html)
    {
        var fields = new Dictionary<string, string>();
        foreach (Match input in Input().Matches(html))
        {
            var attributes = Attribute().Matches(input.Groups["attributes"].Value).ToDictionary(match => match.Groups["name"].Value, match => match.Groups["value"].Value);
            if (attributes.GetValueOrDefault("type") == "hidden") fields[attributes["name"]] = attributes.GetValueOrDefault("value", "");
        }
        return fields;
    }

    /// <summary>One answer as the page's script saves it.</summary>
    public static async Task<HttpResponseMessage> Autosave(HttpClient browser, string page, string item, int value)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"{page}?handler=Answer") { Content = JsonContent.Create(new { key = NewId.Token(), item, value }) };
        request.Headers.Add("RequestVerificationToken", Hidden(await Read(browser, page))["__RequestVerificationToken"]);
        return await browser.SendAsync(request);
    }

    [GeneratedRegex("""<input (?<attributes>[^>]*)>""")]
    private static partial Regex Input();

    [GeneratedRegex("(?<name>\\w+)=\"(?<value>[^\"]*)\"")]
    private static partial Regex Attribute();
}
