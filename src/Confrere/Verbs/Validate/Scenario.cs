using Confrere.Statistics.Data;
using Confrere.Statistics.Random;

namespace Confrere.App.Verbs.Validate;

/// <summary>A trial that is drawn again and again, and the analyses that are tried on it.</summary>
/// <param name="Number">First part of the stream's path; never reused, so that a new scenario leaves the numbers of the others alone.</param>
/// <param name="Design">The trial in words.</param>
/// <param name="Effect">The true difference, treated minus control, when there is one.</param>
/// <param name="Draw">One trial with a given true difference.</param>
/// <param name="Methods">What is tried on it.</param>
internal sealed record Scenario(uint Number, string Design, double Effect, Func<Philox, double, Frame> Draw, IReadOnlyList<Method> Methods);
