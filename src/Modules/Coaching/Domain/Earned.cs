using Confrere.Protocols.Contracts;

namespace Confrere.Coaching.Domain;

/// <summary>What one held session earns, in money or in minutes, and on which basis.</summary>
internal readonly record struct Earned(decimal Amount, int Minutes, string Basis, string ChargedTo)
{
    /// <param name="rate">The coach's own rate, where the contract has one.</param>
    /// <param name="borrower">Who is charged for a lent coach.</param>
    public static Earned By(PayContract contract, decimal? rate, string borrower, CoachRules? rules, int minutesHeld) => contract switch
    {
        PayContract.PerSession => new(rate ?? 0, 0, "per-session", ""),
        PayContract.EmployedShare => new(0, rules?.MinutesCredited ?? minutesHeld, "employed-share", ""),
        PayContract.Lent => new(rate ?? 0, 0, "lent", borrower),
        _ when rules?.Pay == "protected-time" => new(0, rules.MinutesCredited ?? minutesHeld, rules.Pay, ""),
        _ => new(rules?.RatePerSession ?? 0, 0, rules?.Pay ?? "", ""),
    };
}
