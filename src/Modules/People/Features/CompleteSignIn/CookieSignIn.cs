using System.Security.Claims;
using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.People.Contracts;
using Confrere.People.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Confrere.People.Features.CompleteSignIn;

/// <summary>Writes the session cookie: identifiers and roles, no name. The person's institution has to be entered.</summary>
internal sealed class CookieSignIn(Reader reader) : ISignIn
{
    public const string Scheme = CookieAuthenticationDefaults.AuthenticationScheme;

    public async Task SignIn(HttpContext http, PersonId person)
    {
        var principal = await PrincipalOf(person)
            ?? throw new InvalidOperationException($"Person {person} cannot be signed in: the institution that was entered does not know them.");
        await http.SignInAsync(Scheme, principal);
        http.User = principal;
    }

    public Task SignOut(HttpContext http) => http.SignOutAsync(Scheme);

    /// <summary>Null when the person is not known any more.</summary>
    public async Task<ClaimsPrincipal?> PrincipalOf(PersonId person)
    {
        var institution = await reader.Query<PersonRow>().Where(row => row.Id == person).Select(row => (InstitutionId?)row.InstitutionId).SingleOrDefaultAsync();
        if (institution is null) return null;
        var roles = await reader.Query<PersonRoleRow>().Where(row => row.PersonId == person).Select(row => row.Role).ToListAsync();
        var claims = new List<Claim>
        {
            new(ClaimNames.Person, person.ToString()), new(ClaimNames.Institution, institution.Value.ToString()),
        };
        claims.AddRange(roles.Order(StringComparer.Ordinal).Select(role => new Claim(ClaimTypes.Role, role)));
        return new(new ClaimsIdentity(claims, Scheme));
    }
}
