using System.Globalization;
using Confrere.Protocols.Contracts;

namespace Confrere.Protocols.Domain;

/// <summary>The protocol's codes as sentences for a reader who is a physician and no statistician.</summary>
internal static class PlainWords
{
    public static string Kind(Offering offering) => offering switch
    {
        { Kind: "group", GroupSize: { } size } => $"a group of {size}",
        { Kind: "one-to-one" } => "one to one",
        { GroupSize: { } size } => $"{Spoken(offering.Kind)}, {size} together",
        _ => Spoken(offering.Kind),
    };

    public static string Dose(Offering offering) => offering.Sessions == 1
        ? $"one meeting of {Length(offering.MinutesPerSession)}"
        : $"{offering.Sessions} sessions of {Length(offering.MinutesPerSession)}";

    /// <summary>How chance decides. Block sizes stay out: whoever knows them can count.</summary>
    public static string Draw(Randomisation draw) => draw.Method switch
    {
        Randomisation.PermutedBlocks => "Drawn in blocks of random size: after each block the arms are as large as their shares say, and nobody can count out who is next.",
        Randomisation.Simple => "Drawn for each person alone, as if by a coin.",
        Randomisation.Minimised => $"Drawn so that the arms stay alike: the arm that balances best has {Percent(draw.Minimisation!.Best)} of the chance, the others share the rest.",
        Randomisation.Lottery => $"Drawn by lot among all who applied for a round: {draw.Places} of them get a place now.",
        _ => "Nothing is drawn: everybody starts at once.",
    };

    public static string Intake(Randomisation draw) => draw.Intake == Randomisation.InBatches
        ? "everybody of a round on one day"
        : "each person once their first survey is in";

    public static string Balanced(Randomisation draw) => draw.Factors.Count == 0 ? "nothing besides size" : string.Join(", ", draw.Factors.Select(factor => factor.Code.Replace('-', ' ')));

    public static string Method(AnalysisPlan plan) => plan.Method switch
    {
        AnalysisPlan.AncovaHc3 => "Compares the scores at that visit between the arms, allowing for each person's score before (linear model, HC3 standard errors).",
        AnalysisPlan.Mmrm => "Compares the scores between the arms with all visits in one model, so that those who missed one still count (mixed model for repeated measures).",
        AnalysisPlan.PartiallyNested => "Compares the scores between the arms, allowing for coaches who differ, in the arm that is coached (partially nested mixed model).",
        _ => "Compares each person's score with their own score before. Without a group that waits, change through coaching and change through time cannot be told apart.",
    };

    public static string Multiplicity(string? rule) => rule switch
    {
        "holm" => "several comparisons, judged by Holm's rule, so that chance findings stay rare over all of them together",
        "in-order" => "several comparisons in this order, each judged only if the one before it showed a difference",
        "none" => "several comparisons, each judged by itself; chance findings are not held down",
        _ => "one comparison",
    };

    public static string Strategy(IntercurrentEvent happened) => happened.Strategy switch
    {
        "treatment-policy" => "counts as it is",
        "hypothetical" => "as if it had not happened",
        "composite" => "is part of the outcome",
        "while-on-treatment" => "counts up to then",
        _ => "only those in whom it would not happen",
    } + $" ({Spoken(happened.Strategy)})";

    public static string Boosters(BoosterRules rules, string after) => rules.Who switch
    {
        BoosterRules.Everybody => $"offered to everybody once the survey \"{after}\" is in or its time is over",
        BoosterRules.OnRequest => $"open to whoever asks, once the survey \"{after}\" is in or its time is over",
        _ => $"drawn once the survey \"{after}\" is in or its time is over: some at once, the others later",
    };

    public static string Notes(RecordRules rules)
    {
        if (!rules.KeepsWords) return "No notes are kept.";
        string[] kept =
        [
            .. rules.Notes.Contains(RecordRules.CoachNotes) ? ["the coach's own notes"] : Array.Empty<string>(),
            .. rules.Notes.Contains(RecordRules.SharedNotes) ? ["notes that the two share"] : Array.Empty<string>(),
            .. rules.Notes.Contains(RecordRules.ParticipantNotes) ? ["the participant's own notes"] : Array.Empty<string>(),
            .. rules.HasGoals ? ["goals"] : Array.Empty<string>(),
        ];
        return $"May be kept, encrypted in the browser so that the server cannot read them, until {rules.DaysKept} days after the pair ends: {string.Join(", ", kept)}.";
    }

    public static string Pay(CoachRules rules) => rules.Pay switch
    {
        "per-session" => $"{rules.RatePerSession.ToString("0.##", CultureInfo.InvariantCulture)} for each session, in the institution's currency",
        "protected-time" when rules.MinutesCredited is { } minutes => $"{minutes} minutes of protected time for each session",
        "protected-time" => "protected time",
        _ => "volunteers, unpaid",
    };

    public static string Reminders(Visit visit) => visit.RemindDays.Count == 0
        ? "none"
        : $"{string.Join(", ", visit.RemindDays)} {(visit.RemindDays is [1] ? "day" : "days")} after the due day";

    public static string Due(Visit visit, bool isRandomised) => visit.IsBaseline ? "from consent" : $"day {visit.DueDay} from {(isRandomised ? "allocation" : "the start")}";

    public static string Window(Visit visit) => visit.IsBaseline ? $"{visit.ClosesDaysAfter} days" : $"day {visit.FirstDay} to {visit.LastDay}";

    public static string Help(SafetyRules rules)
    {
        string Of(bool isAtOnce) => string.Join(", ", rules.Answers.Where(answer => answer.IsShownAtOnce == isAtOnce).Select(answer => $"{Spoken(answer.Rule)} ({answer.Instrument})"));
        return (Of(true), Of(false)) switch
        {
            (var atOnce, "") => $"Confidential help is shown at once after answers of {atOnce}.",
            ("", var whenSent) => $"Confidential help is shown when a survey is sent with answers of {whenSent}.",
            var (atOnce, whenSent) => $"Confidential help is shown at once after answers of {atOnce}, and when the survey is sent after answers of {whenSent}.",
        };
    }

    public static string Spoken(string code) => code.Replace('-', ' ');

    public static string Percent(double share) => (share * 100).ToString("0.#", CultureInfo.InvariantCulture) + "%";

    private static string Length(int minutes) => minutes % 60 == 0 ? minutes == 60 ? "an hour" : $"{minutes / 60} hours" : $"{minutes} minutes";
}
