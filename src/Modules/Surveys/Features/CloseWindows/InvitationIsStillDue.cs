using Confrere.Kernel.Data;
using NodaTime;

namespace Confrere.Surveys.Features.CloseWindows;

internal sealed class InvitationIsStillDue(Reader reader, IClock clock) : SurveyIsStillDue(reader, clock)
{
    public override string Kind => SurveyMail.InvitationKind;
}
