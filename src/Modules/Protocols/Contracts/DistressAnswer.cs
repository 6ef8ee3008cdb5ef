namespace Confrere.Protocols.Contracts;

/// <summary>An instrument's safety rule that this programme follows.</summary>
/// <param name="Shows">"at-once", as the answer is given and again when the survey is sent, or "when-sent".</param>
public sealed record DistressAnswer(string Instrument, string Rule, string Shows)
{
    public bool IsShownAtOnce => Shows == SafetyRules.AtOnce;
}
