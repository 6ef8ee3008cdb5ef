using Confrere.Kernel.Access;
using Confrere.People.Contracts;
using Microsoft.AspNetCore.Authorization;

namespace Confrere.App.Hosting;

/// <summary>
/// The gate leaves the receipt, not the page: whoever was let in by a rule and read others' names on the way leaves one for each of them, before
/// the first byte goes out. If it cannot be stored, the page is not shown, and the reader meets the house's own page of trouble instead.
/// </summary>
internal sealed class AccessReceiptOfRequest(RequestDelegate next, IEnumerable<AccessRule> rules)
{
    private readonly Dictionary<string, AccessRule> _rules = rules.ToDictionary(rule => rule.Name);

    public async Task Invoke(HttpContext http)
    {
        if (http.User.PersonId() is not { } reader || RuleOf(http) is not { IsOpen: false, IsOwn: false } rule || RoleIn(http, rule) is not { } role)
        {
            await next(http);
            return;
        }
        // A stream that asks before its first byte, and no callback at the start of the response: what fails there has no page left to be shown on.
        var body = http.Response.Body;
        var gate = new GatedBody(body, () => http.Response.StatusCode == StatusCodes.Status200OK
            ? http.RequestServices.GetRequiredService<IAccessReceipts>().LeaveFor(reader, role, rule.Name) : Task.CompletedTask);
        http.Response.Body = gate;
        try
        {
            await next(http);
            await gate.Pass();
        }
        finally
        {
            http.Response.Body = body;
        }
    }

    private AccessRule? RuleOf(HttpContext http) =>
        http.GetEndpoint()?.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(data => data.Policy).LastOrDefault(name => name is not null) is { } name ? _rules.GetValueOrDefault(name) : null;

    // A participant meets names where they are meant to: the coaches they choose from. Nobody else's page is open to them.
    private static string? RoleIn(HttpContext http, AccessRule rule) => rule.Roles.FirstOrDefault(role => role != Role.Participant && http.User.IsInRole(role));
}
