using Confrere.App.Hosting;
using Confrere.Kernel.Audit;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using NodaTime.Text;

namespace Confrere.App.Features.ShowAudit;

/// <summary>The audit log as a ledger, and the check of the whole chain.</summary>
[Authorize(Policy = AppAccess.Audit)]
internal sealed class ShowAuditPage(AuditLog log, AuditChain chain) : PageModel
{
    private static readonly InstantPattern Pattern = InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm:ss");

    public IReadOnlyList<LoggedFact> Facts { get; private set; } = [];
    public IReadOnlyList<string> Actions { get; private set; } = [];
    public string? Action { get; private set; }
    public ChainReport? Report { get; private set; }

    public Task OnGet(long? before, string? action) => Load(before, action);

    public async Task OnPostVerify()
    {
        Report = await chain.Verify();
        await Load(null, null);
    }

    public static string Text(Instant at) => Pattern.Format(at);

    private async Task Load(long? before, string? action)
    {
        Action = string.IsNullOrEmpty(action) ? null : action;
        (Facts, Actions) = (await log.Newest(before, Action), await log.Actions());
    }
}
