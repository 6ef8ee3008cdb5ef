using Confrere.Kernel.Identifiers;

namespace Confrere.App.Demonstration;

/// <summary>Stands in every demonstration link, and is new with every start: only whoever reads the terminal can sign in.</summary>
internal sealed class DemonstrationKey
{
    public string Value { get; } = NewId.Token()[..16];

    public bool Opens(string? offered) => offered == Value;
}
