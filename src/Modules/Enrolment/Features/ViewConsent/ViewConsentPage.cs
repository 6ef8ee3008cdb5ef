using Confrere.Enrolment.Contracts;
using Confrere.Enrolment.Data;
using Confrere.Enrolment.Domain;
using Confrere.Enrolment.Features.ViewHome;
using Confrere.Kernel.Access;
using Confrere.Protocols.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Enrolment.Features.ViewConsent;

/// <summary>The participant's signed copies, the latest first: the words as they were, their hash, the name and when.</summary>
[Authorize(Policy = EnrolmentAccess.Home)]
internal sealed class ViewConsentPage(IParticipants participants, IProgrammes programmes, RenewConsent.RenewConsent consents, SignatureSeal seal) : PageModel
{
    public Programme Programme { get; private set; } = null!;
    public IReadOnlyList<SignedCopy> Copies { get; private set; } = [];

    public async Task<IActionResult> OnGet()
    {
        if (User.PersonId() is not { } person || await participants.OfPerson(person) is not { } participant) return NotFound();
        Programme = (await programmes.Find(participant.Programme))!;
        var rows = await consents.Signed(person, participant.Programme).ToListAsync();
        Copies = [.. rows.OrderByDescending(row => row.ProtocolVersion).Select(row => CopyOf(row, seal.Open(row.Id, row.Signature), participant.ZoneId))];
        return Page();
    }

    private static SignedCopy CopyOf(ConsentRow row, Signature signature, string zone) => new(row.Text, row.TextHash, signature.TypedName, Moments.MinuteOf(signature.At, zone));
}

internal sealed record SignedCopy(ConsentText Text, string Hash, string Name, string At);
