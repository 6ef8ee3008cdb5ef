using System.Globalization;
using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Modules.Tests.Allocation;
using Confrere.Modules.Tests.House;
using Confrere.Surveys.Data;
using Confrere.Surveys.Domain;
using Confrere.Surveys.Features.AnswerSection;
using Confrere.Surveys.Features.ShowTimes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using static Confrere.Modules.Tests.Surveys.SurveyBrowser;

namespace Confrere.Modules.Tests.Surveys;

public sealed class SectionTimesTests
{
    [Theory]
    [InlineData(1, 10)]
    [InlineData(10, 10)]
    [InlineData(11, 20)]
    [InlineData(1800, 1800)]
    [InlineData(1801, null)]
    [InlineData(0, null)]
    [InlineData(-5, null)]
    public void Of_SecondsOpen_RoundsUpToTensAndLeavesOutWhatSaysNothing(long seconds, int? coarse) => TimeSpent.Of(seconds).ShouldBe(coarse);

    // R 4.2.2: quantile(c(10, 20, 30, 50, 60, 120, 130, 140, 200, 210, 600), c(.25, .5, .75))
    [Theory]
    [InlineData(0.25, 40)]
    [InlineData(0.5, 120)]
    [InlineData(0.75, 170)]
    public void Quantile_agrees_with_R_quantile(double share, double expected) =>
        TimeSpent.Quantile([10, 20, 30, 50, 60, 120, 130, 140, 200, 210, 600], share).ShouldBe(expected);

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_first_saving_of_a_page_is_timed_by_the_houses_clock_and_no_later_one(DatabaseProvider provider)
    {
        await using var trial = await Trial.On(provider, adjust: SignedInByHeader.Register);
        using var browser = await Browser(trial, await trial.Consent());
        const string Page = "/me/surveys/baseline/1";

        var form = await Read(browser, Page);
        trial.House.Clock.Advance(Duration.FromSeconds(47));
        await Post(browser, Page, form, Opened(form));
        trial.House.Clock.Advance(Duration.FromMinutes(5));
        await Post(browser, Page, form, Opened(form));
        var second = await Read(browser, "/me/surveys/baseline/2");
        trial.House.Clock.Advance(Duration.FromHours(9));
        await Post(browser, "/me/surveys/baseline/2", second, Opened(second));
        foreach (var nonsense in (string[])["", "-1", "x", "9223372036854775807", "-9223372036854775808"])
            (await Post(browser, "/me/surveys/baseline/3", form, new() { ["opened"] = nonsense })).IsSuccessStatusCode.ShouldBe(false, "a redirect to the next page");

        var kept = (await trial.House.As(services => services.GetRequiredService<Reader>().Query<SectionTime>().ToListAsync())).ShouldHaveSingleItem();
        (kept.Section, kept.Seconds).ShouldBe(("pfi/fulfilment", 50));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_board_shows_a_median_of_eleven_people_and_of_ten_nothing(DatabaseProvider provider)
    {
        int[] seconds = [10, 20, 30, 50, 60, 120, 130, 140, 200, 210, 600];
        await using var trial = await Trial.On(provider);
        (await Board(trial)).ShouldBe("");
        foreach (var time in seconds.SkipLast(1)) await Spend(trial, await trial.Consent(), time);
        var ofTen = await Board(trial);
        ofTen.ShouldContain("fewer than 11");
        ofTen.ShouldNotContain("2 min");

        await Spend(trial, await trial.Consent(), seconds[^1]);

        (await Board(trial)).ShouldContain("""<td class="num">2 min</td><td class="num">40 s to 2 min 50 s</td><td class="num">11</td>""");
    }

    private static Dictionary<string, string> Opened(string form) => new() { ["opened"] = Hidden(form)["opened"], ["answers[pfi01]"] = "1" };

    private static Task Spend(Trial trial, ParticipantCode code, int seconds) => trial.House.Do((SaveDraft save) => save.Handle(
        new(code, "baseline", seconds.ToString(CultureInfo.InvariantCulture), new Dictionary<string, int?> { ["pfi01"] = 1 }) { Spent = ("pfi/fulfilment", seconds) }));

    private static Task<string> Board(Trial trial) => trial.House.As(async services =>
    {
        await using var text = new StringWriter();
        var board = services.GetServices<IBoardSection>().OfType<TimesOnBoard>().Single();
        (await board.Render(trial.Programme.Id))?.WriteTo(text, System.Text.Encodings.Web.HtmlEncoder.Default);
        return text.ToString();
    });
}
