using System.Security.Claims;
using Confrere.Kernel.Identifiers;

namespace Confrere.Kernel.Access;

/// <summary>What a sign-in cookie holds: identifiers and roles, no names.</summary>
public static class ClaimNames
{
    public const string Person = "person";
    public const string Institution = "institution";

    public static PersonId? PersonId(this ClaimsPrincipal principal) =>
        Guid.TryParse(principal.FindFirstValue(Person), out var id) ? new PersonId(id) : null;

    public static InstitutionId? InstitutionId(this ClaimsPrincipal principal) =>
        Guid.TryParse(principal.FindFirstValue(Institution), out var id) ? new InstitutionId(id) : null;
}
