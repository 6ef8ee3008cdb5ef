using Confrere.Kernel.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Confrere.App.Hosting;

/// <summary>Hands the page the two sentences of the very rule that let the reader in, so that the foot of the page cannot say otherwise.</summary>
internal sealed class WhoCanSeeThis(IEnumerable<AccessRule> rules) : IAsyncPageFilter
{
    private readonly Dictionary<string, AccessRule> _rules = rules.ToDictionary(rule => rule.Name);

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var policy = context.ActionDescriptor.EndpointMetadata.OfType<IAuthorizeData>().Select(data => data.Policy).LastOrDefault(name => name is not null);
        if (policy is not null && _rules.TryGetValue(policy, out var rule) && rule.CanSee.Length > 0 && context.HandlerInstance is PageModel page)
            (page.ViewData["CanSee"], page.ViewData["CannotSee"]) = (rule.CanSee, rule.CannotSee);
        return next();
    }
}
