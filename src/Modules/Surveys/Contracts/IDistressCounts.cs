using Confrere.Kernel.Identifiers;

namespace Confrere.Surveys.Contracts;

/// <summary>
/// Distress answers for the harms section, without a name, a code or a day. They are counted from the stored answers whenever that is asked,
/// so that there is no counter whose changes would tell whose answer it was. Small counts are for the caller's disclosure rule.
/// </summary>
public interface IDistressCounts
{
    /// <returns>One for each rule that the protocol follows; empty when it follows none.</returns>
    Task<IReadOnlyList<DistressCount>> Of(ProgrammeId programme);
}
