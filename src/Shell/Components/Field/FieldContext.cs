namespace Confrere.Shell.Components;

/// <summary>What a field and the control inside it tell each other while they render.</summary>
internal sealed class FieldContext(string? name, string? value, Func<string?, string?> errorOf)
{
    public string? Name { get; set; } = name;
    public string? Value { get; } = value;
    public string? Hint { get; init; }
    public string? Id { get; set; }
    public bool IsRequired { get; set; }

    public string? Error => errorOf(Name);
    public string HintId => Id + "-hint";
    public string ErrorId => Id + "-error";

    public string? DescribedBy =>
        (Hint, Error) switch
        {
            (null, null) => null,
            (_, null) => HintId,
            (null, _) => ErrorId,
            _ => $"{ErrorId} {HintId}",
        };
}
