using Microsoft.Extensions.DependencyInjection;

namespace Confrere.Kernel.Erasing;

public static class ErasingRegistration
{
    /// <summary>Names facts after which somebody's values must be nowhere any more.</summary>
    public static IServiceCollection AddErasingFacts(this IServiceCollection services, params ReadOnlySpan<string> actions)
    {
        foreach (var action in actions) services.AddSingleton(new ErasingFact(action));
        return services;
    }
}
