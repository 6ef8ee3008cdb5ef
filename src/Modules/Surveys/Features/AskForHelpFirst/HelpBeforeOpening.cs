using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.Protocols.Contracts;
using Confrere.Surveys.Domain;

namespace Confrere.Surveys.Features.AskForHelpFirst;

/// <summary>Nobody is asked about distress in a real programme before it says what such answers show and whom they name. A demonstration may.</summary>
internal sealed class HelpBeforeOpening(IProgrammes programmes, InstrumentCatalogue catalogue) : IOpeningCondition
{
    public async Task<Refusal?> Refusal(ProgrammeId programme, bool isDemonstration, UnitOfWork work)
    {
        if (isDemonstration || await programmes.Find(programme) is not { } found) return null;
        var asked = found.Protocol.Visits.SelectMany(visit => visit.Instruments).Distinct().Select(code => catalogue[code]).ToList();
        var sentences = Problems(asked, found.Protocol.Safety ?? new([], [])).ToList();
        return sentences.Count == 0 ? null : new HelpIsNotSaid(sentences);
    }

    // The document's own checks know the instruments that ship; a site's document may hold other rules.
    private static IEnumerable<string> Problems(List<Instrument> asked, SafetyRules safety)
    {
        var rules = asked.SelectMany(instrument => instrument.Safety.Select(rule => (Instrument: instrument.Code, Rule: rule.Code))).ToHashSet();
        var named = safety.Answers.Select(answer => (answer.Instrument, answer.Rule)).ToHashSet();
        foreach (var (instrument, rule) in rules.Except(named).Order())
            yield return $"Answers to {instrument} may call for help (rule \"{rule}\"), and the protocol does not say what they show: add the rule under safety.answers.";
        foreach (var (instrument, rule) in named.Except(rules).Order())
            yield return $"The protocol follows the rule \"{rule}\" of {instrument}, and no instrument of a visit has it here: compare safety.answers with the instrument's document.";
        if (rules.Count > 0 && safety.Contacts.Count == 0)
            yield return "The surveys ask about distress and the protocol names nobody whom a participant can turn to in confidence: write safety.contacts.";
    }
}
