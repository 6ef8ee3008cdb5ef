using System.Diagnostics.CodeAnalysis;

namespace Confrere.Kernel.Refusals;

/// <summary>Either the value of a use case or the refusal that stopped it. A refused unit of work leaves no trace in the database.</summary>
public readonly struct Result<T> : IRefusable
{
    private readonly T? _value;

    private Result(T? value, Refusal? refusal) => (_value, Refusal) = (value, refusal);

    public Refusal? Refusal { get; }

    [MemberNotNullWhen(true, nameof(Refusal))]
    public bool IsRefused => Refusal is not null;

    /// <exception cref="InvalidOperationException">The use case was refused.</exception>
    public T Value => Refusal is null ? _value! : throw new InvalidOperationException($"Refused: {Refusal.Sentence}");

    IRefusable IRefusable.Refused(Refusal refusal) => new Result<T>(default, refusal);

    public static implicit operator Result<T>(T value) => new(value, null);
    public static implicit operator Result<T>(Refusal refusal) => new(default, refusal);
}
