namespace Confrere.Kernel.Documents;

/// <summary>One thing that is wrong with a document: where, what, and what to write instead.</summary>
public sealed record DocumentProblem(int Line, string Path, string What, string Remedy)
{
    public override string ToString() => Path.Length == 0 ? $"line {Line}: {What} {Remedy}" : $"line {Line}, {Path}: {What} {Remedy}";
}
