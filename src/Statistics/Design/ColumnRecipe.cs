namespace Confrere.Statistics.Design;

/// <summary>How one design column is made: a product of numeric values and indicators of factor levels.</summary>
/// <param name="Name">R's name, for instance <c>armcoached:visit6</c>.</param>
/// <param name="Term">Index of the term, -1 for the intercept.</param>
/// <param name="Parts">The factors of the product.</param>
internal sealed record ColumnRecipe(string Name, int Term, IReadOnlyList<ColumnRecipe.Part> Parts)
{
    public const int IsNumeric = -1;

    /// <param name="Variable">Column of the frame.</param>
    /// <param name="Level">Zero-based level whose indicator enters, or <see cref="IsNumeric"/>.</param>
    internal sealed record Part(string Variable, int Level);

    public double Evaluate(Func<string, double> number, Func<string, int> level)
    {
        var product = 1.0;
        foreach (var part in Parts)
            product *= part.Level == IsNumeric ? number(part.Variable) : level(part.Variable) == part.Level ? 1 : 0;
        return product;
    }
}
