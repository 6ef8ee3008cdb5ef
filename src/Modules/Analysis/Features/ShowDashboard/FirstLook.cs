using System.Globalization;
using System.Security.Claims;
using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.Protocols.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Confrere.Analysis.Features.ShowDashboard;

/// <summary>
/// Makes one dashboard for nobody when a process has started, so that the first person who asks for one does not wait while code is compiled and the first query is made.
/// It reads what every look reads, writes nothing, and what it makes is thrown away.
/// </summary>
internal sealed class FirstLook(IServiceScopeFactory scopes, IEnumerable<EndpointDataSource> sources)
{
    /// <returns>The status of the page; null where there is no programme yet.</returns>
    public async Task<int?> Take(CancellationToken cancellation = default)
    {
        if (await AnyProgramme() is not { } programme || Endpoint() is not { RequestDelegate: { } show } endpoint) return null;
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Tenancy>().Enter(programme.Institution);
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider, RequestAborted = cancellation };
        (context.Request.Method, context.Request.Scheme, context.Request.Host) = (HttpMethods.Get, "http", new("localhost"));
        context.Request.Path = $"/programmes/{programme.Id}/dashboard";
        context.Request.RouteValues = new(endpoint.RoutePattern.RequiredValues) { ["id"] = programme.Id.Value.ToString("D", CultureInfo.InvariantCulture) };
        context.User = new(new ClaimsIdentity([new(ClaimNames.Institution, programme.Institution.ToString()), new(ClaimTypes.Role, Role.Director)], nameof(FirstLook)));
        context.Response.Body = Stream.Null;
        context.SetEndpoint(endpoint);
        await show(context);
        return context.Response.StatusCode;
    }

    private RouteEndpoint? Endpoint() => sources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
        .FirstOrDefault(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>()?.AttributeRouteInfo?.Template == "programmes/{id:guid}/dashboard");

    private async Task<Programme?> AnyProgramme()
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Tenancy>().EnterAsSystem();
        return (await scope.ServiceProvider.GetRequiredService<IProgrammes>().All()).FirstOrDefault();
    }
}
