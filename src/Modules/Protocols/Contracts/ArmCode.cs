namespace Confrere.Protocols.Contracts;

/// <summary>Which arm. An architecture test lists the few types that may name it beside a participant.</summary>
public readonly record struct ArmCode(string Value)
{
    public override string ToString() => Value;
}
