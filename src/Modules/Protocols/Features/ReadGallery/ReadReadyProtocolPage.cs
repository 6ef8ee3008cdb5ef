using System.Text;
using Confrere.Protocols.Domain;
using Confrere.Protocols.Features.ReadProgramme;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Confrere.Protocols.Features.ReadGallery;

/// <summary>A ready protocol as a page to read, or with .yaml behind its name as the document to take.</summary>
[Authorize(Policy = ProtocolsAccess.Read)]
internal sealed class ReadReadyProtocolPage : PageModel
{
    private const string AsDocument = ".yaml";

    public GalleryEntry Entry { get; private set; } = null!;
    public ProtocolView View { get; private set; } = null!;

    public IActionResult OnGet(string key)
    {
        var wantsDocument = key.EndsWith(AsDocument, StringComparison.Ordinal);
        if (Gallery.Find(wantsDocument ? key[..^AsDocument.Length] : key) is not { } entry) return NotFound();
        (Entry, View) = (entry, new(entry.Protocol, CanonicalProtocol.HashOf(entry.Protocol)));
        return wantsDocument ? File(Encoding.UTF8.GetBytes(entry.Document), "application/yaml; charset=utf-8", key) : Page();
    }
}
