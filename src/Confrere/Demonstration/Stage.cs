using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;

namespace Confrere.App.Demonstration;

/// <summary>Calls handlers as somebody of the demonstration's institution, each in a scope of its own, as a request would.</summary>
internal sealed class Stage(IServiceScopeFactory scopes, InstitutionId institution)
{
    public InstitutionId Institution { get; } = institution;

    public async Task<T> Call<THandler, T>(string actor, Func<THandler, Task<T>> act) where THandler : notnull
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Tenancy>().Enter(Institution);
        scope.ServiceProvider.GetRequiredService<ActorScope>().Act(new(actor));
        return await act(scope.ServiceProvider.GetRequiredService<THandler>());
    }

    /// <summary>The same for a use case that must not be refused: a refusal here is a defect of the demonstration.</summary>
    public async Task<T> Do<THandler, T>(string actor, Func<THandler, Task<Result<T>>> act) where THandler : notnull =>
        (await Call(actor, act)).Value;
}
