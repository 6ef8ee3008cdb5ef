using Confrere.Enrolment.Contracts;
using Confrere.Enrolment.Data;
using Confrere.Enrolment.Domain;
using Confrere.Enrolment.Features.ViewHome;
using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.Protocols.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Enrolment.Features.ViewConsent;

/// <summary>The participant's signed copy: the words, their hash, the name and when.</summary>
[Authorize(Policy = EnrolmentAccess.Home)]
internal sealed class ViewConsentPage(IParticipants participants, IProgrammes programmes, Reader reader, SignatureSeal seal) : PageModel
{
    public Programme Programme { get; private set; } = null!;
    public Signature Signature { get; private set; } = null!;
    public string TextHash { get; private set; } = "";
    public string SignedAt { get; private set; } = "";

    public async Task<IActionResult> OnGet()
    {
        if (User.PersonId() is not { } person || await participants.OfPerson(person) is not { } participant) return NotFound();
        var consent = await (from invitation in reader.Query<InvitationRow>()
                             join row in reader.Query<ConsentRow>() on invitation.Id equals row.InvitationId
                             where invitation.PersonId == person && invitation.ProgrammeId == participant.Programme
                             select row).SingleAsync();
        Programme = (await programmes.Find(participant.Programme))!;
        (Signature, TextHash) = (seal.Open(consent.Id, consent.Signature), consent.TextHash);
        SignedAt = Moments.MinuteOf(Signature.At, participant.ZoneId);
        return Page();
    }
}
