using Confrere.Analysis.Data;
using Confrere.Analysis.Domain.Dashboard;
using Confrere.Analysis.Features.LockPlan;
using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Protocols.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Analysis.Features.ShowDashboard;

/// <summary>How a programme goes, at a glance, from what was counted beforehand.</summary>
[Authorize(Policy = AnalysisAccess.Dashboard)]
internal sealed class ShowDashboardPage(IProgrammes programmes, DashboardShelf shelf, Reader reader, ProgrammePlan plans) : PageModel
{
    public DashboardView View { get; private set; } = null!;

    public async Task<IActionResult> OnGet(Guid id)
    {
        if (await programmes.Find(new(id)) is not { } programme) return NotFound();
        var (tally, at) = await shelf.Of(programme);
        var isAnalyst = User.IsInRole(Role.Analyst);
        var plan = isAnalyst && plans.Of(programme) is { IsRefused: false } found ? found.Value : null;
        View = new(programme, tally, at, isAnalyst, isAnalyst ? await Course(programme.Id) : null, plan);
        return Page();
    }

    // Null while the arms are closed: a run opens them.
    private async Task<IReadOnlyList<CoursePoint>?> Course(ProgrammeId id) =>
        await reader.Query<AnalysisRun>().Where(row => row.Programme == id).OrderByDescending(row => row.RanAt).Select(row => row.Course).FirstOrDefaultAsync() is { } text ? CoursePoint.Read(text) : null;
}
