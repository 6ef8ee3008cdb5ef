using Confrere.Kernel.Identifiers;

namespace Confrere.Enrolment.Contracts;

/// <summary>
/// The names behind codes, for the director's list of who still owes a survey and whose mail came back: what a director may know of a
/// person anyway. A page that shows them shows no code, answer or arm beside them.
/// </summary>
public interface INamesForContact
{
    /// <summary>Whoever cannot be found is absent.</summary>
    Task<IReadOnlyDictionary<ParticipantCode, string>> Of(IReadOnlyCollection<ParticipantCode> codes);
}
