namespace Confrere.Kernel.Identifiers;

/// <summary>A health system, or a part of one, whose rows are kept apart from every other's.</summary>
public readonly record struct InstitutionId(Guid Value) : ITypedId<InstitutionId>
{
    public static InstitutionId From(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}
