using Microsoft.Extensions.DependencyInjection;

namespace Confrere.Kernel.Audit;

public static class ReasonRegistration
{
    /// <summary>Adds facts to the table of those that must say why.</summary>
    public static IServiceCollection AddReasonedFacts(this IServiceCollection services, params ReadOnlySpan<ReasonedFact> facts)
    {
        foreach (var fact in facts) services.AddSingleton(fact);
        return services;
    }
}
