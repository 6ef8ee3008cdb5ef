namespace Confrere.Protocols.Domain;

/// <summary>One thing that is wrong with a protocol document: where, what, and what to write instead.</summary>
internal sealed record DocumentProblem(int Line, string Path, string What, string Remedy)
{
    public override string ToString() => Path.Length == 0 ? $"line {Line}: {What} {Remedy}" : $"line {Line}, {Path}: {What} {Remedy}";
}
