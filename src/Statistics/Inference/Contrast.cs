namespace Confrere.Statistics.Inference;

/// <summary>A weighted sum of named coefficients, for instance the treatment difference at a visit.</summary>
/// <param name="Label">What it is, in words.</param>
/// <param name="Weights">Weight of every coefficient that enters; others have weight zero.</param>
public sealed record Contrast(string Label, IReadOnlyDictionary<string, double> Weights)
{
    /// <summary>A contrast from pairs of coefficient and weight.</summary>
    public static Contrast Of(string label, params IReadOnlyList<(string Coefficient, double Weight)> weights) =>
        new(label, weights.ToDictionary(w => w.Coefficient, w => w.Weight));

    /// <summary>One coefficient by itself.</summary>
    public static Contrast Coefficient(string name) => Of(name, (name, 1));
}
