using Confrere.Analysis.Data;
using Confrere.Analysis.Features.FreezeDataset;
using Confrere.Analysis.Features.LockPlan;
using Confrere.Analysis.Features.RunAnalysis;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.Protocols.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Confrere.Analysis.Features.ShowAnalysis;

/// <summary>The analyst's page: three steps in their order, each of which happens once the one before stands.</summary>
[Authorize(Policy = AnalysisAccess.Analyse)]
internal sealed class ShowAnalysisPage(
    IProgrammes programmes, AnalysisState state, FreezeDataset.FreezeDataset freeze, LockPlan.LockPlan lockPlan, RunAnalysis.RunAnalysis run) : PageModel
{
    public Programme Programme { get; private set; } = null!;
    public IReadOnlyList<AnalysisState.Freeze> Freezes { get; private set; } = [];
    public LockedPlan? Plan { get; private set; }
    public IReadOnlyList<AnalysisState.Run> Runs { get; private set; } = [];
    public string? Refused { get; private set; }

    [BindProperty] public string? Reason { get; set; }

    public async Task<IActionResult> OnGet(Guid programmeId) => await Load(new(programmeId)) ? Page() : NotFound();

    public async Task<IActionResult> OnPostFreeze(Guid programmeId) => await Answer(new(programmeId), await freeze.Handle(new(programmeId)), "The dataset is frozen.");

    public async Task<IActionResult> OnPostLock(Guid programmeId) => await Answer(new(programmeId), await lockPlan.Handle(new(programmeId)), "The plan is locked.");

    public async Task<IActionResult> OnPostRun(Guid programmeId) => await Answer(new(programmeId), await run.Handle(new(programmeId), Reason), "The plan has run. The report is ready.");

    private async Task<IActionResult> Answer<T>(ProgrammeId id, Result<T> result, string done)
    {
        if (!result.IsRefused)
        {
            TempData["Done"] = done;
            return Redirect($"/analysis/{id}");
        }
        Refused = result.Refusal.Sentence;
        return await Load(id) ? Page() : NotFound();
    }

    private async Task<bool> Load(ProgrammeId id)
    {
        if (await programmes.Find(id) is not { } programme) return false;
        Programme = programme;
        (Freezes, Plan, Runs) = (await state.Freezes(id), await state.Plan(id), await state.Runs(id));
        return true;
    }
}
