using Confrere.Protocols.Contracts;
using Confrere.Protocols.Features.ReadProgramme;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Confrere.Protocols.Features.ReadVersions;

/// <summary>One version of a programme's protocol, in force or not.</summary>
[Authorize(Policy = ProtocolsAccess.Read)]
internal sealed class ReadVersionPage(IProgrammes programmes) : PageModel
{
    public Programme Programme { get; private set; } = null!;
    public ProtocolView View { get; private set; } = null!;

    public async Task<IActionResult> OnGet(Guid id, int version)
    {
        if (await programmes.Find(new(id), version) is not { } programme) return NotFound();
        (Programme, View) = (programme, new(programme.Protocol, programme.ProtocolHash));
        return Page();
    }
}
