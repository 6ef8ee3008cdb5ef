namespace Confrere.Kernel.Identifiers;

/// <summary>One running of a protocol at one institution.</summary>
public readonly record struct ProgrammeId(Guid Value) : ITypedId<ProgrammeId>
{
    public static ProgrammeId From(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}
