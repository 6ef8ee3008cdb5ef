using Confrere.Enrolment.Data;
using Confrere.Enrolment.Domain;
using Confrere.Enrolment.Features.InvitePhysicians;
using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Keys;
using Confrere.Kernel.Refusals;
using Confrere.People.Contracts;
using Confrere.Protocols.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Enrolment.Features.SignUp;

/// <summary>
/// Somebody asks for an invitation on the open page. Whoever the address belongs to is mailed a personal link, and the answer is the same
/// whether the address is known, so that the page tells nobody who takes part. Only who follows the mail becomes known to the programme.
/// </summary>
internal sealed class SignUp(
    Writer writer, IProgrammes programmes, IInstitutions institutions, IPeople people, InvitationLetters letters, EnrolmentPeriods periods, Tenancy tenancy, ActorScope actor, KeyRing keys)
{
    public const int MostPerAddress = 3;
    public const int MostPerClient = 20;
    public const int MostPerHouse = 500;
    private static readonly Duration Window = Duration.FromDays(1);

    private readonly FieldCipher _fingerprint = new(keys, KeyPurpose.Identity);

    /// <summary>The programme if it enrols and its protocol has an open page; enters its institution.</summary>
    public async Task<Programme?> Find(ProgrammeId id)
    {
        tenancy.EnterAsSystem();
        if (await programmes.Find(id) is not { Protocol.Recruitment.HasOpenSignUp: true } programme) return null;
        if (await periods.Of(id) is not { IsOpen: true }) return null;
        tenancy.Enter(programme.Institution);
        actor.Act(Actor.Anonymous);
        return programme;
    }

    /// <param name="client">Where the request comes from, like an IP address; kept as a fingerprint for a day.</param>
    public async Task<Result<Done>> Handle(ProgrammeId id, string? name, string? email, string client)
    {
        if (await Find(id) is not { } programme) return new SignUpIsNotOpen();
        var (typed, address) = ((name ?? "").Trim(), (email ?? "").Trim().ToLowerInvariant());
        var problems = InvitationList.ProblemsOf(typed, address);
        if (problems.Count > 0) return new DetailsNeedMending(problems);
        var institution = await institutions.Current();
        return await writer.Write<Result<Done>>(async work =>
        {
            var (addressIndex, clientIndex) = (_fingerprint.BlindIndex($"sign-up/{address}"), _fingerprint.BlindIndex($"sign-up-client/{client}"));
            var attempts = work.Set<SignUpAttemptRow>();
            await attempts.Where(row => row.At < work.Now - Window).ExecuteDeleteAsync();
            if (await attempts.CountAsync(row => row.ClientIndex == clientIndex) >= MostPerClient || await attempts.CountAsync() >= MostPerHouse) return new TooManySignUps();
            var isQuiet = await attempts.CountAsync(row => row.AddressIndex == addressIndex) < MostPerAddress;
            work.Db.Add(new SignUpAttemptRow { Id = NewId.Of<SignUpAttemptId>(), AddressIndex = addressIndex, ClientIndex = clientIndex, At = work.Now });
            // Over an address's limit the answer stays the same, for it would say that the address was tried before.
            if (isQuiet) await Mail(programme, institution, new(typed, address, institution?.ZoneId ?? "UTC"), work);
            return Done.It;
        });
    }

    private async Task Mail(Programme programme, Institution? institution, InvitationEntry entry, UnitOfWork work)
    {
        var person = await people.Register(new(entry.Name, entry.Email, entry.ZoneId, []), work);
        var invitation = await work.Set<InvitationRow>().SingleOrDefaultAsync(row => row.ProgrammeId == programme.Id && row.PersonId == person);
        if (invitation is null)
        {
            invitation = letters.Add(programme, person, isSignUp: true, work);
            work.Record("InvitationAskedFor", $"invitation/{invitation.Id}", new { programme = programme.Id.ToString() });
        }
        await letters.Confirm(invitation, institution?.Name ?? "Your institution", work);
    }
}
