using Confrere.Enrolment.Data;
using Confrere.Enrolment.Domain;
using Confrere.Kernel.Refusals;
using Confrere.Kernel.Web;
using Confrere.People.Contracts;
using Confrere.Protocols.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using NodaTime.Text;

namespace Confrere.Enrolment.Features.InvitePhysicians;

[Authorize(Policy = EnrolmentAccess.Direct)]
internal sealed class InvitePhysiciansPage(
    InvitePhysicians invite, ResendInvitation.ResendInvitation resend, Roster roster, EnrolmentPeriods periods, IProgrammes programmes, IInstitutions institutions, PublicAddress address) : PageModel
{
    private static readonly LocalDatePattern Day = LocalDatePattern.CreateWithInvariantCulture("d MMM uuuu");
    private DateTimeZone _zone = DateTimeZone.Utc;

    public Programme Programme { get; private set; } = null!;
    public EnrolmentPeriod Period { get; private set; } = null!;
    public IReadOnlyList<RosterLine> Lines { get; private set; } = [];
    public Refusal? Refused { get; private set; }

    /// <summary>Null when the protocol has no open sign-up.</summary>
    public string? SignUpAddress => Period.IsOpen && Programme.Protocol.Recruitment is { HasOpenSignUp: true } ? address.Of($"/join/{Programme.Id}") : null;

    public int Due => Period.IsClosed ? 0 : Lines.Count(line => line.CanBeSentAgain);

    [BindProperty]
    public string? List { get; set; }

    public Task<IActionResult> OnGet(Guid id) => Show(id);

    public async Task<IActionResult> OnPost(Guid id)
    {
        var result = await invite.Handle(new(id), List ?? "");
        return await Finish(id, result.Refusal, () => result.Value.Sentence);
    }

    public async Task<IActionResult> OnPostSendAgain(Guid id, Guid invitation)
    {
        var result = await resend.ToOne(new(id), invitation);
        return await Finish(id, result.Refusal, () => "The invitation is on its way again, with the same link.");
    }

    public async Task<IActionResult> OnPostSendAllAgain(Guid id)
    {
        var result = await resend.ToAll(new(id));
        return await Finish(id, result.Refusal, () => result.Value == 1 ? "One invitation is on its way again." : $"{result.Value} invitations are on their way again.");
    }

    public string DayOf(Instant at) => Day.Format(at.InZone(_zone).Date);

    private async Task<IActionResult> Finish(Guid id, Refusal? refusal, Func<string> sentence)
    {
        Refused = refusal;
        if (refusal is not null) return await Show(id);
        TempData["Done"] = sentence();
        return LocalRedirect($"/programmes/{id}/invitations");
    }

    private async Task<IActionResult> Show(Guid id)
    {
        if (await programmes.Find(new(id)) is not { } programme) return NotFound();
        (Programme, Lines, Period) = (programme, await roster.Of(programme.Id), await periods.Of(programme.Id));
        _zone = DateTimeZoneProviders.Tzdb[(await institutions.Current())?.ZoneId ?? "UTC"];
        return Page();
    }
}
