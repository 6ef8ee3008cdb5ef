using Confrere.Analysis.Features.ShowAnalysis;
using Confrere.Protocols.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Confrere.Analysis.Features.ShowAnalyses;

[Authorize(Policy = AnalysisAccess.Analyse)]
internal sealed class ShowAnalysesPage(IProgrammes programmes, AnalysisState state) : PageModel
{
    public sealed record Row(Programme Programme, string Next);

    public List<Row> Rows { get; } = [];

    public async Task OnGet()
    {
        foreach (var programme in await programmes.All()) Rows.Add(new(programme, await state.Next(programme.Id)));
    }
}
