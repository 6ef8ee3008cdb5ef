using Confrere.Protocols.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Confrere.Protocols.Features.ListProgrammes;

[Authorize(Policy = ProtocolsAccess.Read)]
internal sealed class ListProgrammesPage(IProgrammes programmes) : PageModel
{
    public IReadOnlyList<Programme> Programmes { get; private set; } = [];

    public async Task OnGet() => Programmes = await programmes.All();
}
