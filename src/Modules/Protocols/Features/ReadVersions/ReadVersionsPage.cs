using Confrere.Protocols.Contracts;
using Confrere.Protocols.Domain;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Confrere.Protocols.Features.ReadVersions;

/// <summary>Every version of a programme's protocol, the latest first, each with what it changed and why.</summary>
[Authorize(Policy = ProtocolsAccess.Read)]
internal sealed class ReadVersionsPage(IProgrammes programmes) : PageModel
{
    public Programme Programme { get; private set; } = null!;
    public IReadOnlyList<VersionRow> Rows { get; private set; } = [];

    public async Task<IActionResult> OnGet(Guid id)
    {
        if (await programmes.Find(new(id)) is not { } programme) return NotFound();
        Programme = programme;
        var rows = new List<VersionRow>();
        Protocol? before = null;
        foreach (var version in await programmes.Versions(programme.Id))
        {
            var protocol = (await programmes.Find(programme.Id, version.Version))!.Protocol;
            rows.Add(new(version, version.Version == programme.Protocol.Version, version.Version > programme.Protocol.Version,
                before is null ? [] : ProtocolDiff.Between(before, protocol)));
            before = protocol;
        }
        Rows = [.. rows.AsEnumerable().Reverse()];
        return Page();
    }
}
