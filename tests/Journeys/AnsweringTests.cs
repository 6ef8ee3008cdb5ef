using Microsoft.Playwright;

namespace Confrere.Journeys.Tests;

/// <summary>A survey answered on a phone, in the conditions that phones live in. Six, four and six statements on three pages.</summary>
public sealed class AnsweringTests(AnsweringHouse house) : IClassFixture<AnsweringHouse>
{
    private string Survey => $"{house.House.Address}/me/surveys/baseline";

    [Fact]
    public async Task Without_a_connection_answers_wait_in_sight_and_are_stored_when_it_is_back()
    {
        var (_, person) = await house.Enrolled("Nora Winter");
        var page = person.Page;
        await page.Open($"{Survey}/1");
        await page.Choose(Item(1), "1");
        await Says(page, "Saved.");

        await person.Context.SetOfflineAsync(true);
        for (var item = 2; item <= 6; item++) await page.Choose(Item(item), "3");
        await Says(page, "Not saved yet: there is no connection. This is tried again by itself; please keep the page open.");
        await page.Locator("main form button.c-button--primary").ClickAsync();
        page.Url.ShouldBe($"{Survey}/1", "the page waits instead of ending on the browser's own error page");
        await Says(page, "Not saved yet: there is no connection. This is tried again by itself; please keep the page open.");
        await house.Screens.Look(page, "offline");

        await person.Context.SetOfflineAsync(false);
        await page.WaitForURLAsync($"{Survey}/2");
        await page.Open($"{Survey}/1");
        (await Chosen(page)).ShouldBe(["1", "3", "3", "3", "3", "3"]);
    }

    [Fact]
    public async Task Going_back_changes_an_answer_and_a_double_tap_sends_once()
    {
        var (_, person) = await house.Enrolled("Jonas Falk");
        var page = person.Page;
        await page.Open($"{Survey}/1");
        await Answer(page, "1");
        await page.Press();
        await page.GoBackAsync();
        await page.Choose(Item(1), "4");
        await page.Press();
        page.Url.ShouldBe($"{Survey}/2");
        for (var section = 2; section <= 3; section++)
        {
            await Answer(page, "2");
            await page.Press();
        }
        await page.Locator("main form button.c-button--primary").DblClickAsync();
        await page.WaitForURLAsync($"{house.House.Address}/me/start");
        await page.GoBackAsync();
        (await page.Text()).ShouldContain("It is locked");
        await page.Open($"{Survey}/correct");
        (await Chosen(page)).Take(7).ShouldBe(["4", "1", "1", "1", "1", "1", "2"]);
        await house.Screens.Look(page, "correct");
        house.Screens.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_second_half_of_a_double_tap_presses_nothing_on_the_page_that_came()
    {
        var (_, person) = await house.Enrolled("Mara Stein");
        var page = person.Page;
        await page.Open($"{Survey}/1");
        await Answer(page, "1");
        await page.Press();
        var choice = page.Locator("main fieldset[data-item] label").First;
        var place = (await choice.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(place.X + (place.Width / 2), place.Y + (place.Height / 2));

        // What a browser tells of the second press when the first was on the page before.
        await page.Mouse.DownAsync(new() { ClickCount = 2 });
        await page.Mouse.UpAsync(new() { ClickCount = 2 });
        (await Chosen(page)).ShouldBeEmpty();

        await page.Mouse.DownAsync();
        await page.Mouse.UpAsync();
        (await Chosen(page)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Begun_on_one_device_it_goes_on_on_another()
    {
        var (steps, phone) = await house.Enrolled("Lea Brandt");
        await phone.Page.Open($"{Survey}/1");
        await Answer(phone.Page, "3");
        await phone.Page.Press();
        await phone.Page.Choose(Item(7), "2");
        await Says(phone.Page, "Saved.");

        var desk = await house.Browser.NewPerson([]);
        await steps.SignInAt(desk);
        await desk.Page.Open(Survey);

        desk.Page.Url.ShouldBe($"{Survey}/2");
        (await Chosen(desk.Page)).ShouldBe(["2"]);
        await desk.Page.Open($"{Survey}/1");
        (await Chosen(desk.Page)).ShouldBe(["3", "3", "3", "3", "3", "3"]);
    }

    [Fact]
    public async Task Without_script_it_works_to_the_end()
    {
        var (_, enrolled) = await house.Enrolled("Timo Reuter");
        var page = (await house.Browser.NewPerson([], withScript: false, sameAs: enrolled)).Page;
        await page.GotoAsync($"{Survey}/1");
        foreach (var (first, last) in ((int, int)[])[(1, 6), (7, 10), (11, 16)])
        {
            for (var item = first; item <= last; item++) await page.Choose(Item(item), "2");
            await PressWithoutScript(page);
        }
        page.Url.ShouldBe($"{Survey}/send");
        (await page.Locator("main").InnerTextAsync()).ShouldContain("6 of 6 answered");
        await PressWithoutScript(page);
        page.Url.ShouldBe($"{house.House.Address}/me/start");
        await page.GotoAsync($"{Survey}/send");
        (await page.Locator("main").InnerTextAsync()).ShouldContain("It is locked");
    }

    [Fact]
    public async Task A_matrix_reads_row_by_row_with_its_anchors()
    {
        var (_, person) = await house.Enrolled("Ada Lorenz");
        var page = person.Page;
        await page.Open($"{Survey}/1");
        var rows = page.Locator("fieldset[data-item]");
        (await rows.CountAsync()).ShouldBe(6);
        var heads = await page.Locator(".c-likert__head").AllInnerTextsAsync();
        for (var row = 0; row < 6; row++)
        {
            var fieldset = rows.Nth(row);
            (await fieldset.Locator("> legend").InnerTextAsync()).ShouldNotBeNullOrWhiteSpace();
            var names = await fieldset.Locator("input[type=radio]").EvaluateAllAsync<string[]>("radios => radios.map(radio => [...radio.labels].map(label => label.textContent.trim()).join('|'))");
            names.ShouldBe((await page.Locator(".c-likert__heads .c-likert__head").EvaluateAllAsync<string[]>("heads => heads.map(head => head.textContent.trim())")));
            names.Length.ShouldBe(5);
            // What a screen reader is told: a group with the statement as its name, and each answer in words.
            await Assertions.Expect(page.GetByRole(AriaRole.Group, new() { Name = await fieldset.Locator("> legend").InnerTextAsync(), Exact = true })
                .GetByRole(AriaRole.Radio, new() { Name = names[4], Exact = true })).ToHaveCountAsync(1);
        }
        heads.Count.ShouldBe(5);
        await house.Screens.Look(page, "matrix");
        house.Screens.Violations.ShouldBeEmpty();
        house.Troubles.ShouldBeEmpty();
    }

    private static string Item(int number) => $"answers[pfi{number:00}]";

    private static async Task Answer(IPage page, string value)
    {
        foreach (var item in await page.EvaluateAsync<string[]>("[...new Set([...document.querySelectorAll('main input[type=radio]')].map(input => input.name))]"))
            await page.Choose(item, value);
    }

    private static Task<string[]> Chosen(IPage page) => page.EvaluateAsync<string[]>("[...document.querySelectorAll('main fieldset[data-item] input[type=radio]:checked')].map(input => input.value)");

    private static Task Says(IPage page, string sentence) => Assertions.Expect(page.Locator("[data-autosave-status]")).ToHaveTextAsync(sentence, new() { Timeout = 20_000 });

    private static async Task PressWithoutScript(IPage page)
    {
        var before = page.Url;
        await page.Locator("main form button.c-button--primary").First.ClickAsync();
        await page.WaitForURLAsync(url => url != before);
    }
}
