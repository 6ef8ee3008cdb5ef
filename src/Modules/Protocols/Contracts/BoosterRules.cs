namespace Confrere.Protocols.Contracts;

/// <summary>What is offered after the course is over, when, and to whom.</summary>
/// <param name="AfterVisit">The visit whose survey (or closed window) opens it.</param>
/// <param name="Who">"everybody", "on-request" or "drawn": by a second draw into <see cref="Arms"/>.</param>
public sealed record BoosterRules(string Offering, string AfterVisit, string Who)
{
    public const string Everybody = "everybody";
    public const string OnRequest = "on-request";
    public const string Drawn = "drawn";

    /// <summary>So many months after a person's coaching ended they are asked how it has lasted; empty when nobody is.</summary>
    public IReadOnlyList<int> CheckInMonths { get; init; } = [];

    public IReadOnlyList<Arm> Arms { get; init; } = [];

    /// <summary>Null unless the booster is drawn.</summary>
    public Randomisation? Randomisation { get; init; }
}
