using Confrere.Kernel.Identifiers;
using Confrere.Protocols.Contracts;
using Confrere.Surveys.Domain;

namespace Confrere.Surveys.Features.ShowHelp;

/// <summary>
/// What the protocol says about distress answers. Always the version in force, not the one that a participant consented to: whom to call
/// must be true today.
/// </summary>
internal sealed class HelpSheets(IProgrammes programmes)
{
    /// <returns>Null when nothing that the form asks calls for help.</returns>
    public async Task<HelpSheet?> For(ProgrammeId programme, SurveyForm form)
    {
        if (form.Instruments.All(instrument => instrument.Safety.Count == 0)) return null;
        if ((await programmes.Find(programme))?.Protocol.Safety is not { } safety) return null;
        var rules = form.Instruments.SelectMany(instrument => Watched(instrument, safety)).ToList();
        return rules.Count == 0 ? null : new(rules, safety.Contacts);
    }

    public static IEnumerable<WatchedRule> Watched(Instrument instrument, SafetyRules safety) =>
        from rule in instrument.Safety
        from answer in safety.Answers
        where answer.Instrument == instrument.Code && answer.Rule == rule.Code
        select new WatchedRule(rule, answer.IsShownAtOnce);
}
