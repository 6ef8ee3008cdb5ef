using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Confrere.App.Features.ShowTrouble;

/// <summary>What a reader sees when a page is not there, not theirs, or failed: what happened, that nothing was lost, what to do.</summary>
[AllowAnonymous, IgnoreAntiforgeryToken, ResponseCache(NoStore = true)]
internal sealed class ShowTroublePage : PageModel
{
    public string Title { get; private set; } = "";
    public string Text { get; private set; } = "";

    public void OnGet(int? status) => Explain(status ?? 500);

    public void OnPost(int? status) => Explain(status ?? 500);

    // A page that exists but belongs to somebody else answers as one that does not exist.
    private void Explain(int status) => (Title, Text) = status switch
    {
        404 => ("There is nothing here", "The address may be mistyped, or the page belongs to somebody else. Nothing was changed."),
        403 => ("Not for this sign-in", "Your role does not open this page. If you need it, ask your programme's director. Nothing was changed."),
        400 => ("This form has gone stale", "The page was open for a long time or in another window. Go back, reload it and send it again; nothing was stored."),
        429 => ("Too many tries", "Wait a minute and try again. Nothing was changed."),
        >= 500 => ("Something failed on our side", "What you had saved before is safe; the last step was not stored. Try it again; if it fails again, tell your programme's office the time."),
        _ => ("This could not be done", "Nothing was changed. Go back and try again."),
    };
}
