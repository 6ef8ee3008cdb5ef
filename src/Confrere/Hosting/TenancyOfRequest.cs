using Confrere.Kernel.Access;
using Confrere.Kernel.Data;

namespace Confrere.App.Hosting;

/// <summary>Enters the institution of the signed-in person, and acts as them. Without a sign-in the request sees no rows.</summary>
internal sealed class TenancyOfRequest(RequestDelegate next)
{
    public Task Invoke(HttpContext http, Tenancy tenancy, ActorScope actor)
    {
        if (http.User.InstitutionId() is { } institution) tenancy.Enter(institution);
        if (http.User.PersonId() is { } person) actor.Act(new($"person/{person}") { IsStaff = !http.User.IsInRole(Role.Participant) });
        return next(http);
    }
}
