using Confrere.App.Hosting;
using Confrere.Kernel.Access;
using Confrere.Kernel.Audit;
using Confrere.Kernel.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using NodaTime.Text;

namespace Confrere.App.Features.ShowAudit;

/// <summary>The audit log as a ledger, its signed heads and who keeps them, the check of the whole chain, and the log as a file.</summary>
[Authorize(Policy = AppAccess.Audit)]
internal sealed class ShowAuditPage(AuditLog log, AuditChain chain, AuditHeads heads, Sequencer sequencer, Writer writer) : PageModel
{
    private static readonly InstantPattern Pattern = InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm:ss");

    public IReadOnlyList<LoggedFact> Facts { get; private set; } = [];
    public IReadOnlyList<string> Actions { get; private set; } = [];
    public IReadOnlyList<SignedHead> Heads { get; private set; } = [];
    public IReadOnlyList<WitnessState> Witnesses { get; private set; } = [];
    public PastCheck? LastCheck { get; private set; }
    public string? Action { get; private set; }

    public Task OnGet(long? before, string? action) => Load(before, action);

    /// <summary>A head as a file: whoever keeps it is a witness.</summary>
    public async Task<IActionResult> OnGetHead(long size) =>
        (await heads.Signed()).FirstOrDefault(head => head.Size == size) is { } found
            ? File(System.Text.Encoding.UTF8.GetBytes(found.Text), "text/plain; charset=utf-8", $"head-{size:D12}.txt") : NotFound();

    public async Task<IActionResult> OnPostVerify()
    {
        await sequencer.LinkAll();
        await chain.VerifyAndKeep();
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostExport(string format)
    {
        if (!AuditExport.Formats.Contains(format)) return NotFound();
        await writer.Write(work => { work.Record("AuditLogExported", $"institution/{User.InstitutionId()}", new { format }); return Task.CompletedTask; });
        await sequencer.LinkAll();
        (Response.ContentType, Response.Headers.ContentDisposition) = (AuditExport.MediaType(format), $"attachment; filename=audit-log.{format}");
        await using var body = new StreamWriter(Response.Body, leaveOpen: true);
        await AuditExport.Write(log.All(), format, body);
        return new EmptyResult();
    }

    public static string Text(Instant at) => Pattern.Format(at);

    private async Task Load(long? before, string? action)
    {
        Action = string.IsNullOrEmpty(action) ? null : action;
        (Facts, Actions) = (await log.Newest(before, Action), await log.Actions());
        (Heads, Witnesses, LastCheck) = (await heads.Signed(), await heads.Witnessed(), await heads.LastCheck());
    }
}
