using System.Globalization;
using System.Net;
using Confrere.Kernel.Audit;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Modules.Tests.Allocation;
using Confrere.Modules.Tests.Enrolment;
using Confrere.Modules.Tests.House;
using Confrere.Modules.Tests.Protocols;
using Confrere.Protocols.Contracts;
using Confrere.Surveys.Contracts;
using Confrere.Surveys.Features.AskForHelpFirst;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;
using static Confrere.Modules.Tests.Surveys.SurveyBrowser;

namespace Confrere.Modules.Tests.Surveys;

/// <summary>Six months after 2 March 2026 the trial's survey asks about mood as well. Its fourth page holds the two statements.</summary>
public sealed class DistressTests
{
    private const string Words = "What you answered sounds heavy.";
    private const string Nobody = "Nobody is told of it";
    private const string MoodPage = "/me/surveys/month6/4";
    private const string SendPage = "/me/surveys/month6/send";
    private static readonly HelpContact Line = new("Physicians' helpline", "+44 (0)20 7946 0000", "https://help.example/physicians", "Day and night. They tell nobody.");

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_answer_that_sounds_heavy_shows_help_as_it_is_given_and_again_when_it_is_sent(DatabaseProvider provider)
    {
        await using var trial = await Screening(provider);
        using var browser = await Browser(trial, await AtSixMonths(trial));

        var page = await Read(browser, MoodPage);
        page.ShouldContain("<div data-help hidden>");
        (await Body(await Autosave(browser, MoodPage, "phq2_1", 2))).ShouldBe("""{"help":false}""");
        (await Body(await Autosave(browser, MoodPage, "phq2_2", 1))).ShouldBe("""{"help":true}""");

        page = WebUtility.HtmlDecode(await Read(browser, MoodPage));
        page.ShouldContain("<div data-help>");
        page.ShouldContain("href=\"tel:+442079460000\"");
        page.ShouldContain("+44 (0)20 7946 0000");
        page.ShouldContain("href=\"https://help.example/physicians\"");
        page.ShouldContain(Line.About);
        page.ShouldContain(Nobody);
        (await Read(browser, SendPage)).ShouldContain(Words);

        var sent = await browser.PostAsync(SendPage, new FormUrlEncodedContent(Hidden(await Read(browser, SendPage))));
        sent.Headers.Location!.ToString().ShouldBe(SendPage);
        var locked = await Read(browser, SendPage);
        locked.ShouldContain(Words);
        locked.ShouldContain("Your answers are stored");
        (await Count(trial)).ShouldBe(new DistressCount("phq2.low-mood", Met: 1, Asked: 1));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Without_script_help_stands_on_the_next_page_and_goes_when_the_answer_is_taken_back(DatabaseProvider provider)
    {
        await using var trial = await Screening(provider);
        using var browser = await Browser(trial, await AtSixMonths(trial));

        var next = await Post(browser, MoodPage, await Read(browser, MoodPage), Mood(3, 3));
        next.Headers.Location!.ToString().ShouldBe(SendPage);
        (await Read(browser, SendPage)).ShouldContain(Words);
        (await Read(browser, "/me/surveys/month6/1")).ShouldContain(Words);
        (await Count(trial)).Met.ShouldBe(1, "help was shown for answers that stand, sent or not");

        await Post(browser, MoodPage, await Read(browser, MoodPage), Mood(0, 0));
        (await Read(browser, SendPage)).ShouldNotContain(Words);
        (await Read(browser, "/me/surveys/month6/1")).ShouldNotContain(Words);
        (await Count(trial)).ShouldBe(new DistressCount("phq2.low-mood", Met: 0, Asked: 1));
    }

    [Fact]
    public async Task A_rule_for_when_it_is_sent_waits_until_then()
    {
        await using var trial = await Screening(DatabaseProvider.Sqlite, SafetyRules.WhenSent);
        using var browser = await Browser(trial, await AtSixMonths(trial));

        await Post(browser, MoodPage, await Read(browser, MoodPage), Mood(3, 3));
        (await Read(browser, MoodPage)).ShouldNotContain("data-help");
        var send = await Read(browser, SendPage);
        send.ShouldNotContain(Words);
        await browser.PostAsync(SendPage, new FormUrlEncodedContent(Hidden(send)));
        (await Read(browser, SendPage)).ShouldContain(Words);
    }

    [Fact]
    public async Task Whoever_is_well_comes_to_the_same_page_and_finds_the_same_people_there()
    {
        await using var trial = await Screening(DatabaseProvider.Sqlite);
        using var browser = await Browser(trial, await AtSixMonths(trial));

        await Post(browser, MoodPage, await Read(browser, MoodPage), Mood(1, 1));
        (await browser.PostAsync(SendPage, new FormUrlEncodedContent(Hidden(await Read(browser, SendPage))))).Headers.Location!.ToString().ShouldBe(SendPage);

        var locked = await Read(browser, SendPage);
        locked.ShouldNotContain(Words);
        locked.ShouldContain("If you want to talk to somebody");
        WebUtility.HtmlDecode(locked).ShouldContain(Line.Who);
    }

    [Fact]
    public async Task A_protocol_that_follows_no_rule_shows_nothing_and_counts_nothing()
    {
        await using var trial = await Screening(DatabaseProvider.Sqlite, shows: null);
        using var browser = await Browser(trial, await AtSixMonths(trial));

        (await Autosave(browser, MoodPage, "phq2_1", 3)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await Read(browser, MoodPage)).ShouldNotContain("data-help");
        (await trial.House.Do((IDistressCounts counts) => counts.Of(trial.Programme.Id))).ShouldBeEmpty();
    }

    /// <summary>Two answer the same pages, one of them in distress. What the house wrote down about them differs in ciphertext and in nothing else.</summary>
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Neither_facts_nor_logs_nor_mail_nor_the_database_tell_who_was_in_distress(DatabaseProvider provider)
    {
        var log = new LogCatcher();
        await using var trial = await Screening(provider, log: log);
        // The first of the three only warms the house up: what is said once at the start is not about anybody.
        var (first, well, distressed) = (await AtSixMonths(trial), await AtSixMonths(trial), await AtSixMonths(trial));
        using var browser = await Browser(trial, first);
        await Traces.Of(trial, browser, first, () => Answer(browser, 0));
        log.Take();

        var ofWell = await Traces.Of(trial, browser, well, () => Answer(browser, 0));
        var logOfWell = log.Take();
        var ofDistressed = await Traces.Of(trial, browser, distressed, () => Answer(browser, 3));
        var logOfDistressed = log.Take();

        ofWell.Rows.ShouldContain(row => row.StartsWith("survey_submissions", StringComparison.Ordinal) || row.StartsWith("trial_survey_submissions", StringComparison.Ordinal));
        ofDistressed.Rows.ShouldBe(ofWell.Rows);
        ofDistressed.Addresses.ShouldBe(ofWell.Addresses);
        logOfDistressed.ShouldBe(logOfWell);
        // The comparison sees a single answer more: it would see a counter.
        var extra = await AtSixMonths(trial);
        var ofExtra = await Traces.Of(trial, browser, extra, async () => { await Autosave(browser, "/me/surveys/month6/1", "pfi01", 1); return await Answer(browser, 0); });
        ofExtra.Rows.ShouldNotBe(ofWell.Rows);
        (await trial.House.As(services => services.GetRequiredService<Reader>().Query<AuditFact>().ToListAsync()))
            .ShouldNotContain(fact => $"{fact.Action} {fact.Details} {fact.Reason}".Contains("mood", StringComparison.OrdinalIgnoreCase));
        (await Count(trial)).ShouldBe(new DistressCount("phq2.low-mood", Met: 1, Asked: 4));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_real_programme_that_asks_about_distress_is_not_opened_before_it_names_who_helps(DatabaseProvider provider)
    {
        await using (var silent = await EnrolmentHouse.On(provider, isOpen: false, SampleProtocol.WithHelp("  contacts: []\n"), isDemonstration: false))
        {
            (await silent.Open(despiteWarnings: true)).Refusal.ShouldBeOfType<HelpIsNotSaid>().Sentence.ShouldBe(
                "The surveys ask about distress and the protocol names nobody whom a participant can turn to in confidence: write safety.contacts.");
        }
        await using (var played = await EnrolmentHouse.On(provider, isOpen: false, SampleProtocol.WithHelp("  contacts: []\n"), isDemonstration: true))
            (await played.Open(despiteWarnings: true)).IsRefused.ShouldBeFalse();
        await using var named = await EnrolmentHouse.On(provider, isOpen: false, SampleProtocol.WithHelp(), isDemonstration: false);
        (await named.Open(despiteWarnings: true)).IsRefused.ShouldBeFalse();
    }

    private static Task<Trial> Screening(DatabaseProvider provider, string? shows = SafetyRules.AtOnce, LogCatcher? log = null) => Trial.On(
        provider,
        adjust: services =>
        {
            SignedInByHeader.Register(services);
            // Nothing happens by itself while traces are compared.
            foreach (var service in services.Where(service => service.ServiceType == typeof(IHostedService) && service.ImplementationType?.Namespace?.StartsWith("Confrere", StringComparison.Ordinal) == true).ToList())
                services.Remove(service);
            if (log is not null) services.AddSingleton<ILoggerProvider>(log);
        },
        protocol: TrialProtocol.OneToOne with
        {
            Visits = [.. TrialProtocol.OneToOne.Visits.Select(visit => visit.Code == "month6" ? visit with { Instruments = ["pfi", "phq2"] } : visit)],
            Safety = shows is null ? null : new([new("phq2", "low-mood", shows)], [Line]),
        });

    private static async Task<ParticipantCode> AtSixMonths(Trial trial)
    {
        trial.House.Clock.Reset(TestHouse.Start);
        var code = await trial.Consent();
        (await trial.Submit(code)).IsRefused.ShouldBeFalse();
        trial.House.Clock.Reset(TestHouse.Start + Duration.FromDays(180));
        return code;
    }

    private static async Task<DistressCount> Count(Trial trial) => (await trial.House.Do((IDistressCounts counts) => counts.Of(trial.Programme.Id))).ShouldHaveSingleItem();

    private static Dictionary<string, string> Mood(int first, int second) =>
        new() { ["answers[phq2_1]"] = first.ToString(CultureInfo.InvariantCulture), ["answers[phq2_2]"] = second.ToString(CultureInfo.InvariantCulture) };

    private static Task<string> Body(HttpResponseMessage response) => response.Content.ReadAsStringAsync();

    private static async Task<IReadOnlyList<string>> Answer(HttpClient browser, int value)
    {
        var addresses = new List<string>();
        await Autosave(browser, MoodPage, "phq2_1", value);
        await Autosave(browser, MoodPage, "phq2_2", value);
        var posted = await Post(browser, MoodPage, await Read(browser, MoodPage), Mood(value, value));
        var sent = await browser.PostAsync(SendPage, new FormUrlEncodedContent(Hidden(await Read(browser, SendPage))));
        foreach (var response in (HttpResponseMessage[])[posted, sent]) addresses.Add($"{(int)response.StatusCode} {response.Headers.Location}");
        await Read(browser, SendPage);
        return addresses;
    }
}
