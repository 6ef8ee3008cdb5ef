using Confrere.Enrolment.Data;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;

namespace Confrere.Enrolment.Features.CloseEnrolment;

/// <summary>The director ends recruitment. Who takes part already goes on; it cannot be opened again, so that the period of recruitment can be reported.</summary>
internal sealed class CloseEnrolment(Writer writer, EnrolmentPeriods periods)
{
    public Task<Result<Done>> Handle(ProgrammeId programme, bool confirmed, string? reason) => writer.Write<Result<Done>>(async work =>
    {
        if (await EnrolmentPeriods.Against(programme, work) is { } refusal) return refusal;
        if (!confirmed) return new ClosingIsNotConfirmed();
        await periods.Close(programme, reason?.Trim(), work);
        return Done.It;
    });
}
