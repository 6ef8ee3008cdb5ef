using Confrere.Protocols.Contracts;
using Confrere.Surveys.Domain;

namespace Confrere.Surveys.Features.ShowHelp;

/// <summary>What a form's answers may show, and whom it names. Pure: who meets a rule is found out for the page and kept nowhere.</summary>
internal sealed record HelpSheet(IReadOnlyList<WatchedRule> Rules, IReadOnlyList<HelpContact> Contacts)
{
    /// <summary>A page about these items shows help as an answer is given.</summary>
    public bool WatchesAtOnce(InstrumentSection section) => AtOnceIn(section).Any();

    /// <summary>The words of the rules that these answers meet, those that are shown at once; null when there is none.</summary>
    public HelpPanel? AtOnce(IReadOnlyDictionary<string, int?> answers) => Panel(Rules.Where(watched => watched.IsShownAtOnce && watched.Rule.IsMetBy(answers)));

    /// <summary>The words of all rules that these answers meet; null when there is none.</summary>
    public HelpPanel? WhenSent(IReadOnlyDictionary<string, int?> answers) => Panel(Rules.Where(watched => watched.Rule.IsMetBy(answers)));

    /// <summary>What a page about these items holds ready for its script, whatever was answered.</summary>
    public HelpPanel? Ready(InstrumentSection section) => Panel(AtOnceIn(section));

    private IEnumerable<WatchedRule> AtOnceIn(InstrumentSection section) =>
        Rules.Where(watched => watched.IsShownAtOnce && watched.Rule.Scale.Items.Any(section.Items.Contains));

    private HelpPanel? Panel(IEnumerable<WatchedRule> rules) =>
        rules.Select(watched => watched.Rule.Help).Distinct().ToList() is { Count: > 0 } words ? new(words, Contacts) : null;
}
