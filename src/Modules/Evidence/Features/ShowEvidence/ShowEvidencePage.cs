using Confrere.Evidence.Contracts;
using Confrere.Evidence.Data;
using Confrere.Evidence.Domain;
using Confrere.Statistics.Meta;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Confrere.Evidence.Features.ShowEvidence;

[Authorize(Policy = EvidenceAccess.Read)]
internal sealed class ShowEvidencePage(EvidenceLines evidence, PublishedTrials published) : PageModel
{
    public const string Scale = "pfi.burnout";

    public IReadOnlyList<EvidenceLine> Lines { get; private set; } = [];
    public Expectation Expectation { get; private set; } = null!;
    public MetaFit? Reml { get; private set; }
    public MetaFit? DerSimonianLaird { get; private set; }
    public MetaFit? Common { get; private set; }
    public IReadOnlyList<OwnResult> InAnotherUnit { get; private set; } = [];
    public PublishedTrials Published => published;

    public async Task OnGet()
    {
        Lines = await evidence.Of(Scale);
        Expectation = Pooling.Of(Scale, evidence.Unit(Scale), Lines)!;
        InAnotherUnit = await evidence.InAnotherUnit(Scale);
        if (Lines.Count < 2) return;
        Reml = Pooling.Reml(Lines);
        DerSimonianLaird = Pooling.DerSimonianLaird(Lines);
        Common = Pooling.CommonEffect(Lines);
    }
}
