using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.People.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Coaching.Features.RegisterCoach;

/// <summary>A new coach, or a known one whose profile changes.</summary>
internal sealed record CoachDetails(
    string Name, string Email, string ZoneId, string Department, string Specialty, string CareerStage, string Languages, string Interests,
    string Manner, string Credential, LocalDate CredentialValidUntil, int? Capacity = null, string CallPool = "",
    CoachStanding Standing = CoachStanding.Certified);

internal sealed class RegisterCoach(Writer writer, IPeople people)
{
    public async Task<Result<PersonId>> Handle(CoachDetails details) =>
        CoachIsIncomplete.Of(details) is { } refusal ? refusal : await writer.Write(work => Register(details, work));

    private async Task<Result<PersonId>> Register(CoachDetails details, UnitOfWork work)
    {
        var person = await people.Register(new(details.Name, details.Email, details.ZoneId, [Role.Coach]), work);
        var profile = await work.Set<CoachProfile>().FirstOrDefaultAsync(row => row.Person == person);
        if (profile is null) work.Set<CoachProfile>().Add(profile = New(person, details));
        else Change(profile, details);
        work.Record("CoachRegistered", $"coach/{person}", new { details.Credential, ValidUntil = details.CredentialValidUntil.ToString("uuuu-MM-dd", null) });
        return person;
    }

    private static CoachProfile New(PersonId person, CoachDetails details) => new()
    {
        Person = person, ZoneId = details.ZoneId, Department = details.Department, Specialty = details.Specialty, CareerStage = details.CareerStage,
        Languages = details.Languages, Interests = details.Interests, Manner = details.Manner, Credential = details.Credential,
        CredentialValidUntil = details.CredentialValidUntil, Capacity = details.Capacity, CallPool = details.CallPool, Standing = details.Standing,
    };

    private static void Change(CoachProfile profile, CoachDetails details)
    {
        (profile.ZoneId, profile.Department, profile.Specialty, profile.CareerStage) = (details.ZoneId, details.Department, details.Specialty, details.CareerStage);
        (profile.Languages, profile.Interests, profile.Manner) = (details.Languages, details.Interests, details.Manner);
        (profile.Credential, profile.CredentialValidUntil, profile.Capacity) = (details.Credential, details.CredentialValidUntil, details.Capacity);
        profile.CallPool = details.CallPool;
    }
}
