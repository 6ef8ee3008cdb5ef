using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;

namespace Confrere.Enrolment.Contracts;

/// <summary>Ends a programme's enrolment from above, as the opening of the seed does. Who takes part already is not touched.</summary>
public interface IEnrolmentPeriod
{
    /// <summary>Closing what is closed, or was never opened, changes nothing.</summary>
    /// <param name="reason">Why now, for the log.</param>
    Task Close(ProgrammeId programme, string? reason, UnitOfWork work);
}
