using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace Confrere.Kernel.Access;

public static class AccessRegistration
{
    /// <summary>Adds rows to the access table: each becomes an authorisation policy and the page's "who can see this" line.</summary>
    public static IServiceCollection AddAccess(this IServiceCollection services, params ReadOnlySpan<AccessRule> rules)
    {
        foreach (var rule in rules)
        {
            services.AddSingleton(rule);
            services.Configure<AuthorizationOptions>(options => options.AddPolicy(rule.Name, policy => Require(policy, rule)));
        }
        return services;
    }

    private static void Require(AuthorizationPolicyBuilder policy, AccessRule rule)
    {
        if (rule.IsOpen) policy.RequireAssertion(_ => true);
        else policy.RequireRole(rule.Roles);
    }
}
