using System.Security.Claims;
using Confrere.Kernel.Access;
using Confrere.Kernel.Identifiers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace Confrere.Modules.Tests.Coaching;

/// <summary>Signs a request in as the person and role that its headers name, so that pages are asked as their readers ask them.</summary>
internal sealed class SignedInByHeader(Func<InstitutionId> institution) : IStartupFilter
{
    public const string Person = "X-Person";
    public const string Role = "X-Role";

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((http, rest) =>
        {
            if (http.Request.Headers[Person].ToString() is { Length: > 0 } person)
                http.User = new(new ClaimsIdentity(
                [
                    new(ClaimNames.Person, person), new(ClaimNames.Institution, institution().ToString()), new(ClaimTypes.Role, http.Request.Headers[Role].ToString()),
                ], "test"));
            return rest(http);
        });
        next(app);
    };
}
