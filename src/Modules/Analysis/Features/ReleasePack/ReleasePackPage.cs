using Confrere.Analysis.Data;
using Confrere.Analysis.Domain.Plan;
using Confrere.Analysis.Features.ShowAnalysis;
using Confrere.Kernel.Keys;
using Confrere.Kernel.Web;
using Confrere.Protocols.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Confrere.Analysis.Features.ReleasePack;

/// <summary>The director's page: release the result to the sponsor, and find the links of what was released.</summary>
[Authorize(Policy = AnalysisAccess.Release)]
internal sealed class ReleasePackPage(IProgrammes programmes, AnalysisState state, ReleasePack release, ReleaseTable.ReleaseTable releaseTable, LockPlan.ProgrammePlan plans, InstitutionSigner signer, PublicAddress address) : PageModel
{
    public Programme Programme { get; private set; } = null!;
    public IReadOnlyList<ReleasedPack> Packs { get; private set; } = [];
    public bool HasRun { get; private set; }
    public string? Refused { get; private set; }

    /// <summary>Null where the protocol's plan cannot be run.</summary>
    public TrialPlan? Plan { get; private set; }

    /// <summary>By which a receiver makes sure of the key.</summary>
    public string KeyFingerprint { get; private set; } = "";

    [BindProperty] public string? Outcome { get; set; }
    [BindProperty] public string? Visit { get; set; }

    public string Words(ReleasedPack pack) => pack.Kind == ReleasedPack.Result ? "The result"
        : pack.Kind.Split('@') is [var outcome, var visit] && Plan is { } plan
            ? $"Table: {plan.Outcomes.FirstOrDefault(o => o.Code == outcome)?.Label}, {plan.Visits.Prepend(plan.Baseline).FirstOrDefault(v => v.Code == visit)?.Label}" : pack.Kind;

    public string LinkOf(ReleasedPack pack) => address.Of($"/packs/{pack.Token}");

    public async Task<IActionResult> OnGet(Guid programmeId) => await Load(programmeId) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(Guid programmeId)
    {
        var result = await release.Handle(new(programmeId));
        if (!result.IsRefused)
        {
            TempData["Done"] = "The result is released. Whoever has the link can read it.";
            return Redirect($"/analysis/{programmeId}/release");
        }
        Refused = result.Refusal.Sentence;
        return await Load(programmeId) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostTable(Guid programmeId)
    {
        var result = await releaseTable.Handle(new(programmeId), Outcome, Visit);
        if (!result.IsRefused)
        {
            TempData["Done"] = "The table is released. Whoever has the link can read it.";
            return Redirect($"/analysis/{programmeId}/release");
        }
        Refused = result.Refusal.Sentence;
        return await Load(programmeId) ? Page() : NotFound();
    }

    private async Task<bool> Load(Guid id)
    {
        if (await programmes.Find(new(id)) is not { } programme) return false;
        Programme = programme;
        Plan = plans.Of(programme) is { IsRefused: false } plan ? plan.Value : null;
        KeyFingerprint = InstitutionSigner.Fingerprint(signer.PublicKey(programme.Institution));
        (Packs, HasRun) = (await state.Packs(programme.Id), (await state.Runs(programme.Id)).Count > 0);
        return true;
    }
}
