using Confrere.Enrolment.Data;
using Confrere.Enrolment.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.People.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Enrolment.Features.InvitePhysicians;

/// <summary>Who was invited and whether they take part: what a director may know of a person, and all of it.</summary>
internal sealed class Roster(Reader reader, IPeople people)
{
    public async Task<IReadOnlyList<RosterLine>> Of(ProgrammeId programme)
    {
        var rows = await reader.Query<InvitationRow>().Where(row => row.ProgrammeId == programme).ToListAsync();
        var contacts = await people.ContactsOf([.. rows.Select(row => row.PersonId)]);
        return [.. rows.Select(row => new RosterLine(contacts[row.PersonId].Name, contacts[row.PersonId].Email, row.InvitedAt, StateOf(row.State)))
            .OrderBy(line => line.Name, StringComparer.OrdinalIgnoreCase)];
    }

    // "Not eligible" and "declined" are one word here: why somebody does not take part is not the director's to know by name.
    private static string StateOf(InvitationState state) => state switch
    {
        InvitationState.Consented => "takes part",
        InvitationState.Invited or InvitationState.Eligible => "no answer yet",
        _ => "does not take part",
    };
}

internal sealed record RosterLine(string Name, string Email, Instant InvitedAt, string State);
