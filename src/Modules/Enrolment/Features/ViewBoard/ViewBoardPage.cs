using Confrere.Enrolment.Contracts;
using Confrere.Enrolment.Domain;
using Confrere.Kernel.Identifiers;
using Confrere.People.Contracts;
using Confrere.Protocols.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace Confrere.Enrolment.Features.ViewBoard;

/// <summary>The director's board: what recruitment waits for, then what higher modules report: the participant flow, surveys, coaching. Counts and work, no answers, no arms.</summary>
[Authorize(Policy = EnrolmentAccess.Board)]
internal sealed class ViewBoardPage(IProgrammes programmes, IRecruitment recruitment, IParticipants participants, IInstitutions institutions, IEnumerable<IBoardSection> sections) : PageModel
{
    public Programme Programme { get; private set; } = null!;
    public RecruitmentCounts Counts { get; private set; } = null!;
    public IReadOnlyList<BoardPart> Parts { get; private set; } = [];

    /// <summary>Null when the trial was registered in time, or nobody has consented.</summary>
    public string? LateRegistration { get; private set; }

    public int Unanswered => Counts.Invited - Counts.Assessed;
    public int Undecided => Counts.Assessed - Counts.NotEligible - Counts.Declined - Counts.Consented;

    public async Task<IActionResult> OnGet(Guid id)
    {
        if (await programmes.Find(new(id)) is not { } programme) return NotFound();
        (Programme, Counts) = (programme, await recruitment.Counts(programme.Id));
        LateRegistration = !RegistrationWarning.IsFor(programme.Protocol) ? null : RegistrationWarning.Of(programme.Protocol.Registration, await FirstConsent(programme.Id));
        var parts = new List<BoardPart>();
        foreach (var section in sections.OrderBy(section => section.Order))
            if (await section.Render(programme.Id) is { } content) parts.Add(new(section.Title, content));
        Parts = parts;
        return Page();
    }

    private async Task<LocalDate?> FirstConsent(ProgrammeId programme)
    {
        var zone = DateTimeZoneProviders.Tzdb[(await institutions.Current())?.ZoneId ?? "UTC"];
        return (await participants.Of(programme)) is [var first, ..] ? first.ConsentedAt.InZone(zone).Date : null;
    }
}

internal sealed record BoardPart(string Title, IHtmlContent Content);
