using System.Text.Json;
using Confrere.Allocation.Domain;

namespace Confrere.Allocation.Contracts;

/// <summary>
/// A list by minimisation as it was drawn: the sealed rule and everybody's levels in the order of the draws. From it the list can be drawn anew as chance could have
/// had it, which is what a randomisation test of such a trial needs (Simon and Simon 2011, Statistics and Probability Letters 81:767).
/// </summary>
/// <param name="Rule">Its canonical text.</param>
public sealed record MinimisedList(string Rule, IReadOnlyList<MinimisedDraw> Draws)
{
    /// <summary>The arms in the order of the draws, as another seed gives them. The trial's own seed is nowhere near. Pure.</summary>
    /// <exception cref="JsonException">The rule is not one.</exception>
    public IReadOnlyList<string> DrawnAnew(byte[] seed)
    {
        var redraw = new Redraw(AllocationRule.FromCanonical(Rule), seed);
        return [.. Draws.Select(draw => redraw.One(draw.Levels).Drawn.Arm.Value)];
    }

    /// <summary>What a program in another language must know of the rule: the arms with their shares, the factors with their weights, the measure and the chance of the best arm.</summary>
    public IEnumerable<(string Part, string Code, double Value)> Parts()
    {
        var rule = AllocationRule.FromCanonical(Rule);
        return [.. rule.Arms.Select(arm => ("minimisation-arm", arm.Code, (double)arm.Ratio)), .. rule.AllFactors.Select(factor => ("minimisation-factor", factor.Code, (double)factor.Weight)),
            ("minimisation-best", rule.Minimisation!.Measure, rule.Minimisation.BestOfTenThousand / (double)Minimiser.Certain)];
    }
}
