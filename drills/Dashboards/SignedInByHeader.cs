using System.Security.Claims;
using Confrere.Kernel.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace Confrere.Drills.Dashboards;

/// <summary>Whoever a request says it comes from: a role and an institution.</summary>
internal sealed class SignedInByHeader : IStartupFilter
{
    public const string Name = "X-Drill-Sign-In";

    private const string Somebody = "11111111-1111-1111-1111-111111111111";

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((http, rest) =>
        {
            if (http.Request.Headers[Name].ToString().Split(' ') is [var role, var institution])
                http.User = new(new ClaimsIdentity([new(ClaimNames.Person, Somebody), new(ClaimNames.Institution, institution), new(ClaimTypes.Role, role)], Name));
            return rest(http);
        });
        next(app);
    };
}
