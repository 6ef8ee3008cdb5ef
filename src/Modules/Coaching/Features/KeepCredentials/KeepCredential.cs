using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Coaching.Features.KeepCredentials;

/// <summary>A credential as it is entered.</summary>
internal sealed record CredentialDetails(string Body, string Level, string Number, LocalDate Issued, LocalDate Expires, int CreditsRequired, int CreditsEarned);

/// <summary>Adds a credential or a renewal to a coach's record. The one that lasts longest decides until when the coach is matched.</summary>
internal sealed class KeepCredential(Writer writer)
{
    public async Task<Result<Done>> Handle(PersonId coach, CredentialDetails details) =>
        CredentialIsIncomplete.Of(details) is { } refusal ? refusal : await writer.Write<Result<Done>>(async work =>
        {
            if (await work.Set<CoachProfile>().FirstOrDefaultAsync(row => row.Person == coach) is not { } profile) return new CoachIsUnknown();
            work.Set<Credential>().Add(New(coach, details));
            var longest = (await work.Set<Credential>().Where(row => row.Coach == coach).ToListAsync()).Append(New(coach, details)).MaxBy(row => row.Expires)!;
            (profile.Credential, profile.CredentialValidUntil) = (longest.InWords, longest.Expires);
            work.Record("CredentialKept", $"coach/{coach}", new { details.Body, details.Level, Expires = details.Expires.ToString("uuuu-MM-dd", null) });
            return Done.It;
        });

    private static Credential New(PersonId coach, CredentialDetails details) => new()
    {
        Id = NewId.Of<CredentialId>(), Coach = coach, Body = details.Body.Trim(), Level = details.Level.Trim(), Number = details.Number.Trim(),
        Issued = details.Issued, Expires = details.Expires, CreditsRequired = details.CreditsRequired, CreditsEarned = details.CreditsEarned,
    };
}
