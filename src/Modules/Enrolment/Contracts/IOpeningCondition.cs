using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;

namespace Confrere.Enrolment.Contracts;

/// <summary>
/// What has to hold for a programme to enrol. All of them are asked when enrolment is opened, and again whenever somebody signs, because an
/// amendment may have brought an unmet one back.
/// </summary>
public interface IOpeningCondition
{
    /// <returns>The sentence for the director; null when the condition is met.</returns>
    Task<Refusal?> Refusal(ProgrammeId programme, bool isDemonstration, UnitOfWork work);
}
