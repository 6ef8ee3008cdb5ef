using Confrere.Analysis.Data;
using Confrere.Analysis.Domain.Plan;
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
    IProgrammes programmes, AnalysisState state, FreezeDataset.FreezeDataset freeze, LockPlan.LockPlan lockPlan, RunAnalysis.RunAnalysis run,
    RecordDeviation.RecordDeviation record, LockPlan.ProgrammePlan plans) : PageModel
{
    public Programme Programme { get; private set; } = null!;
    public IReadOnlyList<AnalysisState.Freeze> Freezes { get; private set; } = [];
    public LockedPlan? Plan { get; private set; }
    public IReadOnlyList<AnalysisState.Run> Runs { get; private set; } = [];
    public IReadOnlyList<Deviation> Deviations { get; private set; } = [];

    /// <summary>The plan as it would be or was locked; null where the protocol's cannot be run.</summary>
    public TrialPlan? Planned { get; private set; }

    public string? Refused { get; private set; }

    [BindProperty] public string? Reason { get; set; }
    [BindProperty] public string? DeviationDate { get; set; }
    [BindProperty] public string? DeviationWhat { get; set; }
    [BindProperty] public string? DeviationReason { get; set; }

    public async Task<IActionResult> OnGet(Guid programmeId) => await Load(new(programmeId)) ? Page() : NotFound();

    public async Task<IActionResult> OnPostFreeze(Guid programmeId) => await Answer(new(programmeId), await freeze.Handle(new(programmeId)), "The dataset is frozen.");

    public async Task<IActionResult> OnPostLock(Guid programmeId) => await Answer(new(programmeId), await lockPlan.Handle(new(programmeId)), "The plan is locked.");

    public async Task<IActionResult> OnPostRun(Guid programmeId) => await Answer(new(programmeId), await run.Handle(new(programmeId), Reason), "The plan has run. The report is ready.");

    public async Task<IActionResult> OnPostDeviation(Guid programmeId) =>
        await Answer(new(programmeId), await record.Handle(new(programmeId), DeviationDate, DeviationWhat, DeviationReason), "The deviation is recorded. Every later run shows it.");

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
        (Freezes, Plan, Runs, Deviations) = (await state.Freezes(id), await state.Plan(id), await state.Runs(id), await state.Deviations(id));
        Planned = plans.Of(programme) is { IsRefused: false } plan ? plan.Value : null;
        return true;
    }
}
