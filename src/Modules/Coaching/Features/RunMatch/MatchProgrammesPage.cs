using Confrere.Kernel.Identifiers;
using Confrere.Protocols.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Confrere.Coaching.Features.RunMatch;

[Authorize(Policy = CoachingAccess.Match)]
internal sealed class MatchProgrammesPage(IProgrammes programmes, Waiting waiting) : PageModel
{
    public IReadOnlyList<(ProgrammeId Id, string Name, int Waiting)> Programmes { get; private set; } = [];

    public async Task OnGet()
    {
        var rows = new List<(ProgrammeId, string, int)>();
        foreach (var programme in await programmes.All()) rows.Add((programme.Id, programme.Name, (await waiting.In(programme.Id)).Count));
        Programmes = rows;
    }
}
