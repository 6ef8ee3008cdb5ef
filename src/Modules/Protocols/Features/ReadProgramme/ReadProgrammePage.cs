using System.Globalization;
using Confrere.Protocols.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace Confrere.Protocols.Features.ReadProgramme;

/// <summary>The protocol as a document to read, with what higher modules say about the programme above it.</summary>
[Authorize(Policy = ProtocolsAccess.Read)]
internal sealed class ReadProgrammePage(IProgrammes programmes, IEnumerable<IProgrammeSection> sections) : PageModel
{
    public Programme Programme { get; private set; } = null!;
    public ProtocolView View { get; private set; } = null!;
    public IReadOnlyList<IHtmlContent> Sections { get; private set; } = [];

    /// <summary>A version that is there and not yet in force.</summary>
    public ProtocolVersion? ToCome { get; private set; }

    public async Task<IActionResult> OnGet(Guid id)
    {
        if (await programmes.Find(new(id)) is not { } programme) return NotFound();
        (Programme, View) = (programme, new(programme.Protocol, programme.ProtocolHash));
        ToCome = (await programmes.Versions(programme.Id)).FirstOrDefault(version => version.Version > programme.Protocol.Version);
        var parts = new List<IHtmlContent>();
        foreach (var section in sections.OrderBy(section => section.Order))
            if (await section.Render(programme, User) is { } part) parts.Add(part);
        Sections = parts;
        return Page();
    }

    public static string Day(LocalDate day) => day.ToString("d MMMM uuuu", CultureInfo.InvariantCulture);
}
