using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.People.Data;
using Confrere.People.Domain;
using NodaTime;

namespace Confrere.People.Features.RequestSignIn;

internal static class SignInLinks
{
    public static string PathOf(string token) => $"/sign-in/{token}";

    /// <summary>Stores the digest of a new link and returns its token, the only copy there is.</summary>
    public static string Add(PersonId person, InstitutionId institution, Instant expiresAt, UnitOfWork work)
    {
        var token = NewId.Token();
        work.Db.Add(new SignInLinkRow
        {
            Id = NewId.Of<SignInLinkId>(), InstitutionId = institution, PersonId = person, TokenHash = LinkToken.Digest(token), ExpiresAt = expiresAt,
        });
        return token;
    }
}
