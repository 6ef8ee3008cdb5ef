using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Modules.Tests.Allocation;
using Confrere.Modules.Tests.House;
using Confrere.Surveys.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Confrere.Modules.Tests.Surveys.SurveyBrowser;

namespace Confrere.Modules.Tests.Surveys;

/// <summary>The pages over HTTP, as a browser without script uses them.</summary>
public sealed class SurveyPagesTests
{
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_participant_answers_page_by_page_sends_once_and_reads_what_was_drawn(DatabaseProvider provider)
    {
        await using var trial = await Trial.On(provider, adjust: SignedInByHeader.Register);
        using var browser = await Browser(trial, await trial.Consent());

        (await browser.GetAsync("/me/surveys/baseline")).Headers.Location!.ToString().ShouldBe("/me/surveys/baseline/1");
        var first = await Read(browser, "/me/surveys/baseline/1");
        Regex.Count(first, "<fieldset").ShouldBe(6);
        first.ShouldNotContain("c-refusal", customMessage: "nothing was refused yet");
        first.ShouldContain("you alone, with your name beside it");
        var second = await Post(browser, "/me/surveys/baseline/1", first, Answered(1, 6, 3));
        second.Headers.Location!.ToString().ShouldBe("/me/surveys/baseline/2");
        (await Read(browser, "/me/surveys/baseline/1")).ShouldContain("checked");
        (await browser.GetAsync("/me/surveys/baseline")).Headers.Location!.ToString().ShouldBe("/me/surveys/baseline/2");
        await Post(browser, "/me/surveys/baseline/2", await Read(browser, "/me/surveys/baseline/2"), Answered(7, 10, 1));
        (await Post(browser, "/me/surveys/baseline/3", await Read(browser, "/me/surveys/baseline/3"), Answered(11, 15, 1))).Headers.Location!.ToString()
            .ShouldBe("/me/surveys/baseline/send");

        var send = await Read(browser, "/me/surveys/baseline/send");
        send.ShouldContain("You left out 1 statement.");
        var form = Hidden(send);
        var sent = await browser.PostAsync("/me/surveys/baseline/send", new FormUrlEncodedContent(form));
        sent.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        sent.Headers.Location!.ToString().ShouldBe("/me/start");
        var start = await Read(browser, "/me/start");
        new[] { "Your coaching starts now.", "Your coaching starts in three months." }.Count(start.Contains).ShouldBe(1);

        (await browser.PostAsync("/me/surveys/baseline/send", new FormUrlEncodedContent(form))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        form["answers[pfi01]"] = "0";
        (await browser.PostAsync("/me/surveys/baseline/send", new FormUrlEncodedContent(form))).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await Read(browser, "/me/surveys/baseline/send")).ShouldContain("It is locked");
        var results = await Read(browser, "/me/results");
        Regex.Count(results, "<svg viewBox").ShouldBe(4);
        // Exhaustion 1 and disengagement 1: burnout 1 of 4, shown 2.5 of 10.
        results.ShouldContain("Burnout, points, 0 to 10, lower is better: 2 March 2026 2.5.");
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Autosave_stores_an_answer_once_and_asks_for_the_form_token(DatabaseProvider provider)
    {
        await using var trial = await Trial.On(provider, adjust: SignedInByHeader.Register);
        using var browser = await Browser(trial, await trial.Consent());
        var token = Hidden(await Read(browser, "/me/surveys/baseline/1"))["__RequestVerificationToken"];
        Task<HttpResponseMessage> Save(string? withToken, object answer)
        {
            var request = new HttpRequestMessage(HttpMethod.Post, "/me/surveys/baseline/1?handler=Answer") { Content = JsonContent.Create(answer) };
            if (withToken is not null) request.Headers.Add("RequestVerificationToken", withToken);
            return browser.SendAsync(request);
        }

        (await Save(null, new { key = "k1", item = "pfi01", value = 3 })).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await Save(token, new { key = "k1", item = "pfi01", value = 3 })).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await Save(token, new { key = "k1", item = "pfi01", value = 3 })).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await Save(token, new { key = "k2", item = "pfi01", value = 9 })).StatusCode.ShouldBe(HttpStatusCode.Conflict);

        (await trial.House.As(services => services.GetRequiredService<Reader>().Query<DraftAnswer>().CountAsync())).ShouldBe(1);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Nobody_but_the_participant_reaches_a_survey(DatabaseProvider provider)
    {
        await using var trial = await Trial.On(provider, adjust: SignedInByHeader.Register);
        var code = await trial.Consent();
        using var browser = await Browser(trial, code);
        string[] pages = ["/me/surveys/baseline/1", "/me/surveys/baseline/send", "/me/surveys/baseline/correct", "/me/results", "/me/start"];

        (await browser.GetAsync("/me/surveys/month3/1")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await browser.GetAsync("/me/surveys/baseline/9")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        SignedInByHeader.As(browser, NewId.Of<PersonId>(), trial.House.Institution);
        foreach (var page in pages) (await browser.GetAsync(page)).StatusCode.ShouldBe(HttpStatusCode.NotFound, page);
        SignedInByHeader.As(browser, Trial.PersonOf(code), trial.House.Institution, Role.Director);
        foreach (var page in pages) (await browser.GetAsync(page)).StatusCode.ShouldBe(HttpStatusCode.Forbidden, page);
        browser.DefaultRequestHeaders.Clear();
        foreach (var page in pages) (await browser.GetAsync(page)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized, page);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task No_fact_names_the_person_beside_the_code(DatabaseProvider provider)
    {
        await using var trial = await Trial.On(provider, adjust: SignedInByHeader.Register);
        var code = await trial.Consent();
        using var browser = await Browser(trial, code);
        await Post(browser, "/me/surveys/baseline/1", await Read(browser, "/me/surveys/baseline/1"), Answered(1, 6, 3));
        await browser.PostAsync("/me/surveys/baseline/send", new FormUrlEncodedContent(Hidden(await Read(browser, "/me/surveys/baseline/send"))));

        var facts = await trial.House.As(services => services.GetRequiredService<Reader>().Query<Confrere.Kernel.Audit.AuditFact>().ToListAsync());

        facts.ShouldContain(fact => fact.Action == "ParticipantAllocated" && fact.Actor == $"participant/{code}");
        facts.ShouldNotContain(fact => fact.Actor.StartsWith("person/") && fact.Subject.StartsWith("participant/"));
    }
}
