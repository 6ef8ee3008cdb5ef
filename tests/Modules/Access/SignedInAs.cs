using System.Security.Claims;
using Confrere.Kernel.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace Confrere.Modules.Tests.Access;

/// <summary>Signs a request in as somebody of the role and institution that its headers name.</summary>
internal sealed class SignedInAs : IStartupFilter
{
    public const string Role = "X-Role";
    public const string Institution = "X-Institution";

    /// <summary>Who it is; somebody whom the house does not know when it is left out.</summary>
    public const string Person = "X-Person";

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((http, rest) =>
        {
            if (http.Request.Headers[Role].ToString() is { Length: > 0 } role)
                http.User = new(new ClaimsIdentity(
                [
                    new(ClaimNames.Person, http.Request.Headers[Person].ToString() is { Length: > 0 } person ? person : "5f0f4d3e-6c1b-4c39-9a54-0d5a1f6f7a10"), new(ClaimNames.Institution, http.Request.Headers[Institution].ToString()), new(ClaimTypes.Role, role),
                ], "test"));
            return rest(http);
        });
        next(app);
    };
}
