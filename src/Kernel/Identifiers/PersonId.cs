namespace Confrere.Kernel.Identifiers;

/// <summary>A human being known by name in the identity schema, and nowhere else.</summary>
public readonly record struct PersonId(Guid Value) : ITypedId<PersonId>
{
    public static PersonId From(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}
