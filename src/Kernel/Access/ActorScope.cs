namespace Confrere.Kernel.Access;

/// <summary>The actor of the current request, job or verb. Scoped; set once at the edge.</summary>
public sealed class ActorScope
{
    public Actor Current { get; private set; } = Actor.Anonymous;

    public void Act(Actor actor) => Current = actor;
}
