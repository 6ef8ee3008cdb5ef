using Confrere.Protocols.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Confrere.Protocols.Features.ReadProgramme;

/// <summary>The protocol as a document to read, with what higher modules say about the programme above it.</summary>
[Authorize(Policy = ProtocolsAccess.Read)]
internal sealed class ReadProgrammePage(IProgrammes programmes, IEnumerable<IProgrammeSection> sections) : PageModel
{
    public Programme Programme { get; private set; } = null!;
    public Protocol Protocol => Programme.Protocol;
    public IReadOnlyList<IHtmlContent> Sections { get; private set; } = [];

    public async Task<IActionResult> OnGet(Guid id)
    {
        if (await programmes.Find(new(id)) is not { } programme) return NotFound();
        Programme = programme;
        var parts = new List<IHtmlContent>();
        foreach (var section in sections.OrderBy(section => section.Order))
            if (await section.Render(programme, User) is { } part) parts.Add(part);
        Sections = parts;
        return Page();
    }

    public string OfferingOf(Arm arm) => Protocol.Offerings.Single(offering => offering.Code == arm.Offering).Title;

    public string StartOf(Arm arm) => arm.StartsAfterVisit is { } code ? $"after the survey \"{LabelOf(code)}\"" : "on the day of allocation";

    public string LabelOf(string visit) => Protocol.Visits.Single(row => row.Code == visit).Label;

    public string LabelOf(ArmCode arm) => Protocol.Arms.Single(row => row.Code == arm).Label;

    public static string DueOf(Visit visit) => visit.IsBaseline ? "from consent" : $"day {visit.DueDay} from allocation";

    public static string WindowOf(Visit visit) => visit.IsBaseline
        ? $"{visit.ClosesDaysAfter} days"
        : $"day {visit.DueDay - visit.OpensDaysBefore} to {visit.DueDay + visit.ClosesDaysAfter}";

    public IReadOnlyList<string> Instruments => [.. Protocol.Visits.SelectMany(visit => visit.Instruments).Distinct()];
}
