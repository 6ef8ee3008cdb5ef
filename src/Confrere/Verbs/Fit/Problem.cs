namespace Confrere.App.Verbs.Fit;

/// <summary>One thing that is wrong in a file: where, what, and what to do.</summary>
internal sealed record Problem(string File, long? Line, string? Field, string What, string Remedy)
{
    public override string ToString()
    {
        var where = string.Join(", ", ((string?[])[File, Line is { } line ? $"line {line}" : null, Field]).OfType<string>());
        return $"{where}: {What}{(Remedy.Length == 0 ? "" : " " + Remedy)}";
    }
}
