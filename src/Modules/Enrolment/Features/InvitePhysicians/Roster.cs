using Confrere.Enrolment.Data;
using Confrere.Enrolment.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.People.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Enrolment.Features.InvitePhysicians;

/// <summary>Who was invited and whether they take part: what a director may know of a person, and all of it.</summary>
internal sealed class Roster(Reader reader, IPeople people, IClock clock)
{
    public const string TakesPart = "takes part";

    public async Task<IReadOnlyList<RosterLine>> Of(ProgrammeId programme)
    {
        var now = clock.GetCurrentInstant();
        // Who signed up and has not shown that the address is theirs may be anybody.
        var rows = await reader.Query<InvitationRow>().Where(row => row.ProgrammeId == programme && row.State != InvitationState.SignedUp).ToListAsync();
        var contacts = await people.ContactsOf([.. rows.Select(row => row.PersonId)]);
        return [.. rows.Where(row => contacts.ContainsKey(row.PersonId)).Select(row => LineOf(row, contacts[row.PersonId], now)).OrderBy(line => line.Name, StringComparer.OrdinalIgnoreCase)];
    }

    private static RosterLine LineOf(InvitationRow row, Contact contact, Instant now) =>
        new(row.Id.Value, contact.Name, contact.Email, row.InvitedAt, row.LastMailedAt, row.Mails, StateOf(row.State), ResendInvitation.ResendInvitation.IsDue(row, now));

    // "Not eligible" and "declined" are one word here: why somebody does not take part is not the director's to know by name.
    private static string StateOf(InvitationState state) => state switch
    {
        InvitationState.Consented => TakesPart,
        InvitationState.Invited or InvitationState.Eligible => "no answer yet",
        _ => "does not take part",
    };
}

internal sealed record RosterLine(Guid Invitation, string Name, string Email, Instant InvitedAt, Instant LastMailedAt, int Mails, string State, bool CanBeSentAgain)
{
    public bool TakesPart => State == Roster.TakesPart;
}
