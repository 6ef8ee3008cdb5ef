using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Confrere.Journeys.Tests;

/// <summary>One person at one device, at their key and at the notes of one session.</summary>
internal sealed partial class NotesSteps(IPage page, string address, string session)
{
    private const float Patience = 20_000;
    private ICDPSession? _devices;

    public async Task HavePasskeys(bool withPrf)
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        _devices = await page.Context.NewCDPSessionAsync(page);
        await _devices.SendAsync("WebAuthn.enable");
        await _devices.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2", ["ctap2Version"] = "ctap2_1", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true,
                ["isUserVerified"] = true, ["hasPrf"] = withPrf, ["automaticPresenceSimulation"] = true,
            },
        });
    }

    /// <returns>The recovery code, as the page shows it this once.</returns>
    public async Task<string> MakeKey()
    {
        await page.Open($"{address}/notes");
        await page.ClickAsync("[data-do=begin]");
        await Assertions.Expect(page.Locator("[data-code]")).ToHaveTextAsync(Code());
        var code = await page.Locator("[data-code]").InnerTextAsync();
        await page.FillAsync("[name=last-four]", "0000");
        await page.ClickAsync("[data-do=finish]");
        await Says("Those are not the last four");
        await page.FillAsync("[name=last-four]", code[^4..]);
        await page.ClickAsync("[data-do=finish]");
        await Says("Your key is made.");
        return code;
    }

    public async Task AddPasskey(string answer)
    {
        await page.ClickAsync("[data-do=passkey]");
        await Says(answer);
    }

    public async Task TryPasskeyWithoutPrf(string code)
    {
        await page.Open($"{address}/notes");
        await page.FillAsync("[name=recovery-code]", code);
        await AddPasskey("cannot keep a key for notes");
        (await page.Locator("[data-passkeys] li").CountAsync()).ShouldBe(1, "the one of the other device");
    }

    public async Task Write(string kind, string words)
    {
        await page.Open($"{address}{session}");
        await Words(kind).FillAsync(words);
        await Keep(kind);
        await State(kind, "Kept, encrypted.");
    }

    /// <summary>Typed, and the page is gone before it was kept; typed on without a connection; kept once it is back.</summary>
    public async Task WriteWithoutConnection(string kind, string words)
    {
        await page.Open($"{address}{session}");
        await Words(kind).FillAsync(words[..^4]);
        await State(kind, "A draft, encrypted, is on this device.");
        await page.Open($"{address}{session}");
        await State(kind, "This holds your draft from this device");
        (await Words(kind).InputValueAsync()).ShouldBe(words[..^4]);
        await page.Context.SetOfflineAsync(true);
        await Words(kind).FillAsync(words);
        await Keep(kind);
        await State(kind, "There is no connection.");
        await page.Context.SetOfflineAsync(false);
        await State(kind, "Kept, encrypted.");
    }

    public async Task SetGoal(string words)
    {
        await page.ClickAsync("summary:has-text('Add a goal')");
        await page.FillAsync("[name=goal]", words);
        await page.FillAsync("[name=goal-low]", "never");
        await page.FillAsync("[name=goal-high]", "most evenings");
        await page.SelectOptionAsync("[name=goal-now]", "3");
        await page.ClickAsync("[data-do=newGoal]");
        await Assertions.Expect(page.Locator("[data-goal-words]")).ToHaveTextAsync(words);
        await page.SelectOptionAsync("[data-goals] select", "5");
        await Assertions.Expect(page.Locator("[data-goal-marks]")).ToContainTextAsync(": 5");
    }

    public async Task CloseAndOpenWithPasskey()
    {
        await page.Open($"{address}/notes");
        await page.ClickAsync("[data-do=lock]");
        await Says("The notes are closed on this device.");
        await page.Open($"{address}{session}");
        await page.ClickAsync("[data-do=byPasskey]");
        await Assertions.Expect(page.Locator("[data-part=open]")).ToBeVisibleAsync();
    }

    public async Task OpenWithCode(string code)
    {
        await page.Open($"{address}{session}");
        await page.FillAsync("[name=recovery-code]", "0000-" + code[5..]);
        await page.ClickAsync("[data-do=byCode]");
        await Assertions.Expect(page.Locator("[data-notes-status]")).ToContainTextAsync("does not open your notes");
        await page.FillAsync("[name=recovery-code]", code.ToLowerInvariant().Replace('-', ' '));
        await page.ClickAsync("[data-do=byCode]");
        await Assertions.Expect(page.Locator("[data-part=open]")).ToBeVisibleAsync();
    }

    public async Task<string> Read(string kind)
    {
        await Assertions.Expect(Words(kind)).Not.ToHaveValueAsync("");
        return await Words(kind).InputValueAsync();
    }

    public Task<string> Goals() => page.Locator("[data-goals]").InnerTextAsync();

    public async Task<bool> Has(string kind) => await page.Locator($"section[data-kind={kind}]").CountAsync() > 0;

    public async Task Erase(string kind)
    {
        await page.Open($"{address}{session}");
        await page.ClickAsync($"section[data-kind={kind}] [data-do=erase]");
        await State(kind, "There is no note.");
    }

    private ILocator Words(string kind) => page.Locator($"section[data-kind={kind}] textarea");

    private Task Keep(string kind) => page.ClickAsync($"section[data-kind={kind}] [data-do=keep]");

    private Task State(string kind, string sentence) => Assertions.Expect(page.Locator($"section[data-kind={kind}] [data-state]")).ToContainTextAsync(sentence);

    private Task Says(string sentence) => Assertions.Expect(page.Locator("[data-note-keys] > [role=status]")).ToContainTextAsync(sentence);

    [GeneratedRegex("^([0-9A-Z]{4}-){7}[0-9A-Z]{4}$")]
    private static partial Regex Code();
}
