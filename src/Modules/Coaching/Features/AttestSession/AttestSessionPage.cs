using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.People.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Coaching.Features.AttestSession;

[Authorize(Policy = CoachingAccess.Own)]
internal sealed class AttestSessionPage(Reader reader, IPeople people, IClock clock, AttestSession attest, KeepNote.Notes notes) : PageModel
{
    public Session Session { get; private set; } = null!;
    public string Coach { get; private set; } = "";
    public DateTimeZone Zone { get; private set; } = DateTimeZone.Utc;
    public KeepNote.NotesPanel? Notes { get; private set; }
    public IReadOnlyList<(string Day, string Ground)> Exceptions { get; private set; } = [];
    public string? Refusal { get; private set; }
    public Attestation Attestation => Session.AttestationAt(clock.GetCurrentInstant());
    public IReadOnlyList<DisputeCode> Codes => AttestSession.CodesFor(Session.State);

    public string Stated => Session.State == SessionState.Held
        ? $"{Coach} recorded it as held: {Session.MinutesHeld} minutes, {Wording.Of(Session.Mode!.Value).ToLowerInvariant()}."
        : $"{Coach} recorded it as not held: {Wording.Of(Session.Reason ?? ReasonCode.Other).ToLowerInvariant()}.";

    private PersonId Person => User.PersonId()!.Value;

    public async Task<IActionResult> OnGet(Guid id) => await Load(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostConfirm(Guid id) =>
        await Answer(id, (await attest.Confirm(Person, new(id))).Refusal, "Thank you. The record stands as you both state it.");

    public async Task<IActionResult> OnPostDispute(Guid id, DisputeCode? code) =>
        await Answer(id, (await attest.Dispute(Person, new(id), code)).Refusal, "Thank you. The programme's director looks into it, without your name.");

    private async Task<IActionResult> Answer(Guid id, Refusal? refusal, string done)
    {
        if (refusal is null)
        {
            TempData["Done"] = done;
            return Redirect($"/me/sessions/{id}");
        }
        if (!await Load(id)) return NotFound();
        Refusal = refusal.Sentence;
        return Page();
    }

    private async Task<bool> Load(Guid id)
    {
        var key = new SessionId(id);
        if (await reader.Query<Session>().FirstOrDefaultAsync(row => row.Id == key && row.Participant == Person && row.State != SessionState.Cancelled) is not { } session) return false;
        Session = session;
        var names = await people.ContactsOf([Person, session.Coach]);
        Coach = names.GetValueOrDefault(session.Coach)?.Name ?? "Your coach";
        if (names.TryGetValue(Person, out var me)) Zone = DateTimeZoneProviders.Tzdb[me.ZoneId];
        Notes = await notes.PanelOf(Person, session.Engagement, key);
        Exceptions = await BreakConfidence.Exceptions.Of(session.Engagement, Zone.Id, reader);
        return true;
    }
}
