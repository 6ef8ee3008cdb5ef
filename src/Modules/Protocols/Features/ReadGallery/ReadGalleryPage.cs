using Confrere.Protocols.Domain;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Confrere.Protocols.Features.ReadGallery;

/// <summary>The menu: every protocol that ships.</summary>
[Authorize(Policy = ProtocolsAccess.Read)]
internal sealed class ReadGalleryPage : PageModel
{
    public IReadOnlyList<GalleryEntry> Entries { get; } = Gallery.All;
}
