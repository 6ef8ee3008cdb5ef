namespace Confrere.Kernel.Identifiers;

/// <summary>An identifier that cannot be mistaken for another kind's. Its value is random, never derived from a person.</summary>
public interface ITypedId
{
    Guid Value { get; }
}

/// <summary>A typed identifier that can be made from its stored value.</summary>
public interface ITypedId<TSelf> : ITypedId where TSelf : struct, ITypedId<TSelf>
{
    static abstract TSelf From(Guid value);
}
